/** The prompt library: a list, and one prompt with its editor, preview, versions and differences. */
import { ChevronLeft, Plus, Tag } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import type { PromptRow, PromptVersion } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { insertPrompt, lookAtAnother } from '../state/composer.ts'
import { latest } from '../state/latest.ts'
import { go, writeRoute } from '../state/route.ts'
import { write } from '../state/store.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dialog, FormEnd } from '../ui/dialog.tsx'
import { Field, focusFirstWrong, Select, TextArea, TextInput } from '../ui/field.tsx'
import { Failed, Loaded, useAsked } from '../ui/loading.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { Empty, Page, Section } from './page.tsx'

const w = words.prompts
/** Address of the page that writes a new prompt; no prompt can have this name. */
const fresh = '+'

const Prompts = ({ name }: { name: string | null }) =>
  name === null ? <List /> : name === fresh ? <Editor name={null} versions={[]} labels={{}} /> : <One name={name} />
export default Prompts

const toNew = writeRoute({ page: 'prompts', name: fresh })

const List = () => {
  const [asked, again] = useAsked(() => core().prompts.list(null), 'prompts')
  return (
    <Page
      title={w.title}
      intro={w.intro}
      actions={
        <a href={toNew} className={buttonClass('line')}>
          <Plus aria-hidden size={14} />
          {w.new}
        </a>
      }
    >
      <Loaded asked={asked} again={again}>
        {(prompts) =>
          prompts.length === 0 ? (
            <Empty>{w.empty}</Empty>
          ) : (
            <ul className="border-t">
              {prompts.map((prompt) => (
                <Row key={prompt.name} prompt={prompt} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}

const Row = ({ prompt }: { prompt: PromptRow }) => (
  <li className="border-b">
    <a
      href={writeRoute({ page: 'prompts', name: prompt.name })}
      className="figures -mx-3 flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md px-3 py-3 text-sm hover:bg-wash"
    >
      <span className="min-w-40 grow font-medium">{prompt.name}</span>
      {Object.entries(prompt.labels).map(([label, version]) => (
        <Flag key={label} label={label} version={version} />
      ))}
      <span className="text-soft">{w.uses(prompt.uses)}</span>
      <span className="w-24 text-right text-soft">{w.versions(prompt.versions)}</span>
    </a>
  </li>
)

const Flag = ({ label, version }: { label: string; version?: number }) => (
  <span className="inline-flex items-center gap-1 rounded-sm border border-line-strong px-1.5 text-xs leading-5">
    <Tag aria-hidden size={11} />
    {label}
    {version !== undefined && <span className="text-soft">{version}</span>}
  </span>
)

const One = ({ name }: { name: string }) => {
  const [asked, again] = useAsked(async () => {
    const [versions, prompts] = await Promise.all([core().prompts.versions({ name }), core().prompts.list(null)])
    return {
      versions: versions.toSorted((a, b) => a.version - b.version),
      labels: prompts.find((prompt) => prompt.name === name)?.labels ?? {},
    }
  }, name)
  if (asked.state !== 'ready') {
    return (
      <Page title={name} wide actions={<Back />}>
        <Loaded asked={asked} again={again}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Editor key={asked.value.versions.length} name={name} versions={asked.value.versions} labels={asked.value.labels} />
}

const Back = () => (
  <a href="#/prompts" className="inline-flex items-center gap-1 rounded-sm px-1 text-sm text-soft hover:text-ink">
    <ChevronLeft aria-hidden size={14} />
    {w.back}
  </a>
)

const use = (name: string, version: number): void => {
  lookAtAnother()
  insertPrompt(name, version, '')
  go({ page: 'chat', thread: null })
}

/** Names in {{braces}}, in the order they first stand. Only for the form at the side; core reads the template itself when it is saved. */
const variablePattern = /\{\{\s*([\p{L}_][\p{L}\p{N}_.-]{0,63})\s*\}\}/gu
const variablesIn = (template: string): string[] => [...new Set([...template.matchAll(variablePattern)].map((match) => match[1] ?? ''))]

const Editor = ({
  name,
  versions,
  labels,
}: {
  name: string | null
  versions: readonly PromptVersion[]
  labels: Readonly<Record<string, number>>
}) => {
  const newest = versions.at(-1)
  const [from, setFrom] = useState(newest)
  const [chosenName, setChosenName] = useState('')
  const [system, setSystem] = useState(newest?.system ?? '')
  const [template, setTemplate] = useState(newest?.template ?? '')
  const [fallback, setFallback] = useState(newest?.fallback ?? '')
  const [note, setNote] = useState('')
  const [values, setValues] = useState<Readonly<Record<string, string>>>({})
  const [tried, setTried] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)

  const changed = from === undefined || from.system !== system || from.template !== template || (from.fallback ?? '') !== fallback
  const variables = useMemo(() => variablesIn(`${system}\n${template}`), [system, template])

  const load = (version: PromptVersion): void => {
    setFrom(version)
    setSystem(version.system)
    setTemplate(version.template)
    setFallback(version.fallback ?? '')
  }

  const save = async (form: HTMLElement): Promise<void> => {
    setTried(true)
    const as = name ?? chosenName.trim()
    if (as === '' || template.trim() === '') return focusFirstWrong(form)
    setFailed(null)
    try {
      const saved = await core().prompts.save({ name: as, system, template, fallback: fallback === '' ? null : fallback, note })
      say(w.saved(saved.name, saved.version))
      write((state) => ({ changes: state.changes + 1 }))
      if (name === null) go({ page: 'prompts', name: saved.name })
    } catch (error) {
      setFailed(sentenceOf(error))
    }
  }

  return (
    <Page title={name ?? w.new} wide actions={<Back />}>
      <form
        className="grid gap-x-10 gap-y-6 border-t pt-6 lg:grid-cols-[1fr_20rem]"
        onSubmit={(event) => {
          event.preventDefault()
          void save(event.currentTarget)
        }}
      >
        <div className="flex min-w-0 flex-col gap-4">
          {name === null && (
            <Field label={w.name} help={w.nameHelp} wrong={tried && chosenName.trim() === '' ? w.needsName : null}>
              {(field) => (
                <TextInput
                  {...field}
                  className="max-w-72"
                  value={chosenName}
                  onChange={(event) => setChosenName(event.currentTarget.value)}
                />
              )}
            </Field>
          )}
          <Field label={w.template} help={w.templateHelp} wrong={tried && template.trim() === '' ? w.needsText : null}>
            {(field) => (
              <TextArea
                {...field}
                rows={9}
                className="font-mono"
                value={template}
                onChange={(event) => setTemplate(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={w.system} help={w.systemHelp}>
            {(field) => (
              <TextArea
                {...field}
                rows={3}
                className="font-mono"
                value={system}
                onChange={(event) => setSystem(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={w.fallback} help={w.fallbackHelp}>
            {(field) => (
              <TextArea
                {...field}
                rows={2}
                className="min-h-14"
                value={fallback}
                onChange={(event) => setFallback(event.currentTarget.value)}
              />
            )}
          </Field>
          <Field label={w.note}>
            {(field) => <TextInput {...field} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
          </Field>
          {failed !== null && <Failed>{failed}</Failed>}
          <div className="flex flex-wrap gap-2">
            <Button look="solid" type="submit" disabled={!changed}>
              {w.save}
            </Button>
            {name !== null && from !== undefined && <Button onClick={() => use(name, from.version)}>{w.use}</Button>}
          </div>
        </div>
        <aside className="flex min-w-0 flex-col gap-4 lg:border-l lg:pl-8">
          <h2 className="text-base font-semibold">{w.variables}</h2>
          {variables.length === 0 && <p className="text-sm text-soft">{w.noVariables}</p>}
          {variables.map((variable) => (
            <Field key={variable} label={variable}>
              {(field) => (
                <TextInput
                  {...field}
                  value={values[variable] ?? ''}
                  onChange={(event) =>
                    setValues(
                      Object.fromEntries(
                        Object.entries({ ...values, [variable]: event.currentTarget.value }).filter(([, value]) => value !== ''),
                      ),
                    )
                  }
                />
              )}
            </Field>
          ))}
          <h2 className="mt-2 text-base font-semibold">{w.preview}</h2>
          {name !== null && !changed && from !== undefined ? (
            <Rendered name={name} version={from.version} values={values} />
          ) : (
            <Filled system={system} template={template} values={values} />
          )}
        </aside>
      </form>
      {name !== null && versions.length > 0 && (
        <History name={name} versions={versions} labels={labels} editing={from?.version ?? 0} load={load} />
      )}
    </Page>
  )
}

const paper = 'rounded-md border bg-raised p-3 text-sm wrap-anywhere whitespace-pre-wrap'

/** A version as core renders it: exactly what would be sent. */
const Rendered = ({ name, version, values }: { name: string; version: number; values: Readonly<Record<string, string>> }) => {
  const [rendered, setRendered] = useState<{ system: string; text: string; missing: string[] } | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const rendering = useMemo(
    () =>
      latest(
        (variables: Readonly<Record<string, string>>) => core().prompts.render({ name, version, variables }),
        (_variables, output, error) => {
          setRendered(output)
          setFailed(output === null ? sentenceOf(error) : null)
        },
      ),
    [name, version],
  )
  useEffect(() => {
    rendering.want(values)
    return rendering.drop
  }, [rendering, values])
  if (failed !== null) return <p className="text-sm text-soft">{failed}</p>
  if (rendered === null) return <p className={`${paper} text-soft`}>{w.previewEmpty}</p>
  return (
    <>
      {rendered.system !== '' && <p className={`${paper} text-soft`}>{rendered.system}</p>}
      <p className={paper}>{rendered.text}</p>
      {rendered.missing.length > 0 && <p className="text-xs text-soft">{w.missing(rendered.missing.join(', '))}</p>}
    </>
  )
}

/** A text that is not saved yet, filled in here. */
const Filled = ({ system, template, values }: { system: string; template: string; values: Readonly<Record<string, string>> }) => {
  const fill = (text: string): string => text.replaceAll(variablePattern, (whole, variable: string) => values[variable] ?? whole)
  if (template.trim() === '') return <p className={`${paper} text-soft`}>{w.previewEmpty}</p>
  return (
    <>
      {system !== '' && <p className={`${paper} text-soft`}>{fill(system)}</p>}
      <p className={paper}>{fill(template)}</p>
    </>
  )
}

const History = ({
  name,
  versions,
  labels,
  editing,
  load,
}: {
  name: string
  versions: readonly PromptVersion[]
  labels: Readonly<Record<string, number>>
  editing: number
  load: (version: PromptVersion) => void
}) => {
  const [labelling, setLabelling] = useState<number | null>(null)
  const [from, setFrom] = useState(versions.at(-2)?.version ?? versions.at(-1)?.version ?? 1)
  const [to, setTo] = useState(versions.at(-1)?.version ?? 1)
  return (
    <div className="mt-10 grid gap-x-10 lg:grid-cols-[1fr_1fr]">
      <Section title={w.history}>
        <ol className="relative ml-1.5 border-l border-line-strong">
          {[...versions].reverse().map((version, index) => (
            <li key={version.version} className="figures relative flex flex-wrap items-center gap-x-3 gap-y-1 pb-5 pl-6 text-sm last:pb-0">
              <span
                aria-hidden
                className={`absolute top-[5px] -left-[5px] size-[9px] rounded-full border border-line-strong ${version.version === editing ? 'bar-full bg-ink' : 'bg-paper'}`}
              />
              <span className="font-medium">{w.version(version.version)}</span>
              {index === 0 && <span className="text-xs text-soft">{w.latest}</span>}
              {Object.entries(labels)
                .filter(([, of]) => of === version.version)
                .map(([label]) => (
                  <Flag key={label} label={label} />
                ))}
              <span className="ml-auto text-xs text-soft">{new Date(version.at).toLocaleDateString()}</span>
              <p className="w-full text-soft">{version.note}</p>
              <div className="-ml-3 flex gap-1">
                <Button look="bare" onClick={() => load(version)}>
                  {w.edit}
                </Button>
                <Button look="bare" onClick={() => setLabelling(version.version)}>
                  {w.label}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      </Section>
      {versions.length > 1 && (
        <Section title={w.compare}>
          <div className="mb-3 grid grid-cols-2 gap-3">
            <Choose label={w.compare} value={from} set={setFrom} versions={versions} />
            <Choose label={w.compareWith} value={to} set={setTo} versions={versions} />
          </div>
          <Difference name={name} from={from} to={to} />
        </Section>
      )}
      <LabelDialog name={name} version={labelling} close={() => setLabelling(null)} />
    </div>
  )
}

const Choose = ({
  label,
  value,
  set,
  versions,
}: {
  label: string
  value: number
  set: (version: number) => void
  versions: readonly PromptVersion[]
}) => (
  <Field label={label}>
    {(field) => (
      <Select {...field} value={value} onChange={(event) => set(Number(event.currentTarget.value))}>
        {versions.map(({ version }) => (
          <option key={version} value={version}>
            {w.version(version)}
          </option>
        ))}
      </Select>
    )}
  </Field>
)

const signs = { same: ' ', added: '+', removed: '−' } as const

const Difference = ({ name, from, to }: { name: string; from: number; to: number }) => {
  const [asked, again] = useAsked(() => core().prompts.diff({ name, from, to }), `${name} ${from} ${to}`)
  return (
    <Loaded asked={asked} again={again}>
      {(lines) =>
        lines.every(({ kind }) => kind === 'same') ? (
          <p className="text-sm text-soft">{w.same}</p>
        ) : (
          <div
            role="group"
            tabIndex={0}
            aria-label={w.difference(from, to)}
            className="overflow-x-auto rounded-md border bg-raised py-2 font-mono text-xs"
          >
            {lines.map(({ kind, text }, index) => (
              <div
                key={index}
                className={`flex gap-2 px-3 ${kind === 'same' ? 'text-soft' : kind === 'added' ? 'bg-wash font-semibold' : 'bg-wash line-through decoration-line-strong'}`}
              >
                <span aria-hidden className="w-3 shrink-0 select-none">
                  {signs[kind]}
                </span>
                {kind !== 'same' && <span className="sr-only">{kind === 'added' ? w.added : w.removed}: </span>}
                <span className="min-w-0 whitespace-pre-wrap wrap-anywhere">{text === '' ? ' ' : text}</span>
              </div>
            ))}
          </div>
        )
      }
    </Loaded>
  )
}

const LabelDialog = ({ name, version, close }: { name: string; version: number | null; close: () => void }) => {
  const [label, setLabel] = useState('production')
  const set = async (form: HTMLElement): Promise<void> => {
    if (version === null) return
    if (label.trim() === '') return focusFirstWrong(form)
    try {
      await core().prompts.label({ name, label: label.trim(), version })
      write((state) => ({ changes: state.changes + 1 }))
      close()
    } catch (error) {
      say(sentenceOf(error))
    }
  }
  return (
    <Dialog open={version !== null} close={close} title={w.label}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void set(event.currentTarget)
        }}
      >
        <Field label={w.labelName} help={w.labelHelp} wrong={label.trim() === '' ? w.needsName : null}>
          {(field) => <TextInput {...field} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />}
        </Field>
        <FormEnd close={close} />
      </form>
    </Dialog>
  )
}
