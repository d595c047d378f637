/** Settings: few, grouped. What they mean for a person's words is said where they are set. */
import { ChevronRight, CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { type ProviderRow, Theme } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { changeSettings, setTheme } from '../state/settings.ts'
import { useStore, write } from '../state/store.ts'
import { Button, buttonClass } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Field, Select, TextInput } from '../ui/field.tsx'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { AddProvider } from './add-provider.tsx'
import { Corrections } from './corrections.tsx'
import { Page, Section } from './page.tsx'

const w = words.settings

const SettingsPage = () => (
  <Page title={w.title}>
    <Providers />
    <Section
      title={w.leavesPage}
      help={w.leavesPageHelp}
      actions={
        <a href="#/leaves" className={buttonClass('line')}>
          {w.leavesOpen}
          <ChevronRight aria-hidden size={14} />
        </a>
      }
    >
      {null}
    </Section>
    <Appearance />
    <KeptAnswers />
    <Corrections />
    <Profile />
    <Audit />
    <Health />
    <About />
  </Page>
)
export default SettingsPage

const changed = (): void => write((state) => ({ changes: state.changes + 1 }))

const Appearance = () => {
  const theme = useStore((state) => state.settings?.theme ?? 'system')
  return (
    <Section title={w.appearance}>
      <fieldset className="flex flex-wrap gap-x-6 gap-y-2">
        <legend className="mb-1.5 text-sm font-medium">{w.theme}</legend>
        {Theme.options.map((one) => (
          <label key={one} className="inline-flex items-center gap-2 text-sm">
            <input
              type="radio"
              name="theme"
              className="size-4 accent-(--ink)"
              checked={theme === one}
              onChange={() => void setTheme(one)}
            />
            {w.themes[one]}
          </label>
        ))}
      </fieldset>
    </Section>
  )
}

const KeptAnswers = () => (
  <Section title={w.kept} help={w.keptHelp}>
    <div className="grid max-w-xl grid-cols-[repeat(auto-fit,minmax(14rem,1fr))] gap-4">
      <NumberField name="cacheFreshHours" label={w.fresh} help={w.freshHelp} high={24 * 365} />
      <NumberField name="cacheUsableDays" label={w.usable} high={3650} />
    </div>
  </Section>
)

const NumberField = ({
  name,
  label,
  help,
  high,
}: {
  name: 'cacheFreshHours' | 'cacheUsableDays'
  label: string
  help?: string
  high: number
}) => {
  const kept = useStore((state) => state.settings?.[name])
  const [text, setText] = useState(kept === undefined ? '' : String(kept))
  useEffect(() => setText(kept === undefined ? '' : String(kept)), [kept])
  const number = Number(text)
  const wrong = kept !== undefined && (text.trim() === '' || !(number >= 0 && number <= high)) ? w.outOfRange(0, high) : null
  const save = async (): Promise<void> => {
    if (kept !== undefined && wrong === null && number !== kept && (await changeSettings({ [name]: number }))) say(w.savedSettings)
  }
  return (
    <Field label={label} help={help} wrong={wrong}>
      {(field) => (
        <TextInput
          {...field}
          inputMode="decimal"
          className="figures max-w-32"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onBlur={() => void save()}
          onKeyDown={(event) => event.key === 'Enter' && void save()}
        />
      )}
    </Field>
  )
}

const Providers = () => {
  const [asked, again] = useAsked(() => core().providers.list(null), 'providers')
  const [adding, setAdding] = useState(false)
  return (
    <Section title={w.providers} help={w.providersHelp} actions={<Button onClick={() => setAdding(true)}>{w.add}</Button>}>
      <Loaded asked={asked} again={again}>
        {(providers) => (
          <>
            {providers.length === 0 && <p className="text-sm text-soft">{w.noProviders}</p>}
            <ul>
              {providers.map((provider) => (
                <Provider key={provider.name} provider={provider} />
              ))}
            </ul>
            {providers.length > 1 && <Preferred providers={providers} />}
          </>
        )}
      </Loaded>
      <AddProvider
        open={adding}
        close={() => setAdding(false)}
        added={() => {
          setAdding(false)
          changed()
        }}
      />
    </Section>
  )
}

const Preferred = ({ providers }: { providers: readonly ProviderRow[] }) => {
  const preferred = useStore((state) => state.settings?.defaultProvider ?? '')
  return (
    <div className="mt-4 max-w-64">
      <Field label={w.defaultProvider}>
        {(field) => (
          <Select
            {...field}
            value={preferred}
            onChange={(event) =>
              void changeSettings({ defaultProvider: event.currentTarget.value === '' ? null : event.currentTarget.value })
            }
          >
            <option value="">{w.anyProvider}</option>
            {providers.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}

const Provider = ({ provider }: { provider: ProviderRow }) => {
  const [removing, setRemoving] = useState(false)
  const [testing, setTesting] = useState(false)
  const [result, setResult] = useState<{ readonly ok: boolean; readonly words: string } | null>(null)
  const test = async (): Promise<void> => {
    setTesting(true)
    try {
      const { ok, message } = await core().providers.test({ name: provider.name })
      setResult({ ok, words: message })
    } catch (error) {
      setResult({ ok: false, words: sentenceOf(error) })
    } finally {
      setTesting(false)
    }
  }
  const remove = async (): Promise<void> => {
    try {
      await core().providers.remove({ name: provider.name })
      changed()
    } catch (error) {
      say(sentenceOf(error))
    }
  }
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b py-3 last:border-b-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-3 text-sm">
          <span className="font-semibold">{provider.name}</span>
          <PlaceMark place={provider.zone}>{w.zones[provider.zone]}</PlaceMark>
        </p>
        <p className="text-xs wrap-anywhere text-soft">
          {w.kinds[provider.kind]} · {provider.host} · {provider.models.join(', ')} · {provider.hasKey ? w.hasKey : w.noKey}
        </p>
        <p role="status" className="text-xs">
          {result !== null && (
            <span className={`inline-flex items-center gap-1 ${result.ok ? 'text-soft' : 'text-stop'}`}>
              {result.ok ? <CircleCheck aria-hidden size={13} /> : <CircleAlert aria-hidden size={13} />}
              {result.words}
            </span>
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button disabled={testing} onClick={() => void test()}>
          {testing ? w.testing : w.test}
        </Button>
        <Button look="bare" onClick={() => setRemoving(true)}>
          {w.remove}
        </Button>
      </div>
      <Confirm
        open={removing}
        close={() => setRemoving(false)}
        title={w.removeTitle(provider.name)}
        action={w.remove}
        run={() => void remove()}
      >
        {w.removeText}
      </Confirm>
    </li>
  )
}

const Profile = () => {
  const lock = useStore((state) => state.info?.lock)
  const policy = useStore((state) => state.info?.policy)
  return (
    <Section title={w.profile}>
      <dl className="grid grid-cols-[6rem_1fr] gap-x-4 gap-y-2.5 text-sm">
        <dt className="text-soft">{w.lock}</dt>
        <dd>
          {lock?.words}
          {lock?.warning != null && (
            <p className="mt-1 flex gap-2 text-soft">
              <CircleAlert aria-hidden size={15} className="mt-[3px] shrink-0" />
              {lock.warning}
            </p>
          )}
        </dd>
        <dt className="text-soft">{w.policy}</dt>
        <dd>
          {policy?.name}@{policy?.version}, {policy?.managed === true ? w.managed : w.ownPolicy}
        </dd>
      </dl>
    </Section>
  )
}

const Audit = () => {
  const [told, setTold] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const verify = async (): Promise<void> => {
    setBusy(true)
    try {
      setTold((await core().app.verifyAudit(null)).words)
    } catch (error) {
      setTold(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={w.audit}
      help={w.auditHelp}
      actions={
        <Button disabled={busy} onClick={() => void verify()}>
          {w.verify}
        </Button>
      }
    >
      <p role="status" className="text-sm">
        {told}
      </p>
    </Section>
  )
}

const Health = () => {
  const [asked, again] = useAsked(() => core().app.doctor(null), 'doctor')
  return (
    <Section title={w.doctor} actions={<Button onClick={again}>{w.doctorRun}</Button>}>
      <Loaded asked={asked} again={again}>
        {(checks) => (
          <ul className="flex flex-col gap-2.5 text-sm">
            {checks.map((check) => (
              <li key={check.name} className="flex gap-2.5">
                {check.ok ? (
                  <CircleCheck aria-hidden size={16} className="mt-0.5 shrink-0 text-soft" />
                ) : (
                  <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-stop" />
                )}
                <p>
                  <span className="font-medium">{check.name}</span> <span className="text-soft">{check.ok ? w.ok : w.notOk}.</span>{' '}
                  {check.words}
                </p>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Section>
  )
}

const About = () => {
  const version = useStore((state) => state.info?.version ?? '')
  const host = useStore((state) => state.info?.host ?? 'node')
  return <p className="border-t pt-6 text-xs text-soft">{w.version(version, host)}</p>
}
