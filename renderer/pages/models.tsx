/** Models for this computer, with honest numbers: what is not known is said to be unknown. */
import { Check, Download as DownloadIcon, ShieldQuestion } from 'lucide-react'
import { useState } from 'react'
import { bytesWords, durationWords, type ModelCard } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { download, stopDownload } from '../state/downloads.ts'
import { useStore, write } from '../state/store.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/dialog.tsx'
import { Field, TextInput } from '../ui/field.tsx'
import { Failed, Loaded, useAsked } from '../ui/loading.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { Empty, Page } from './page.tsx'

const w = words.models

const Models = () => {
  const [asked, again] = useAsked(() => core().models.list(null), 'models')
  return (
    <Page title={w.title} intro={w.intro}>
      <Loaded asked={asked} again={again}>
        {(models) =>
          models.length === 0 ? (
            <Empty>{w.empty}</Empty>
          ) : (
            <ul className="border-t">
              {models.map((model) => (
                <li key={model.id} className="border-b py-5">
                  <Card model={model} used={model.id === usedOf(models)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Import />
    </Page>
  )
}
export default Models

const changed = (): void => write((state) => ({ changes: state.changes + 1 }))

/** The one that answers: the one chosen, else the first that is here. */
const usedOf = (models: readonly ModelCard[]): string | undefined =>
  (models.find(({ chosen, state }) => chosen && state === 'installed') ?? models.find(({ state }) => state === 'installed'))?.id

/** What comes over the network is checked against what is known of it; where that is too little, there is nothing to press. */
export const canBeHad = ({ state, bytes, sha256 }: ModelCard): boolean =>
  (state === 'available' || state === 'downloading') && bytes !== null && sha256 !== null

const stateOf = (model: ModelCard): string =>
  model.state === 'unavailable' || model.state === 'available'
    ? canBeHad(model)
      ? w.states.available
      : w.cannot(model.sha256 === null ? w.noChecksumKnown : w.noSizeKnown)
    : w.states[model.state]

const Card = ({ model, used }: { model: ModelCard; used: boolean }) => {
  const [removing, setRemoving] = useState(false)
  const [busy, setBusy] = useState(false)
  const run = async (what: () => Promise<string | null>): Promise<void> => {
    setBusy(true)
    try {
      const told = await what()
      if (told !== null) say(told)
    } catch (error) {
      say(sentenceOf(error))
    } finally {
      setBusy(false)
      changed()
    }
  }
  const downloading = useStore((state) => state.downloads[model.id] !== undefined && state.downloads[model.id]?.failed === null)
  const here = model.state === 'installed' || model.state === 'corrupt'
  return (
    <article aria-label={model.name} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-base font-semibold">{model.name}</h2>
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
            <span className={model.state === 'corrupt' ? 'text-stop' : ''}>{stateOf(model)}</span>
            <span>{w.classes[model.class]}</span>
            {!model.verified && model.state !== 'unavailable' && model.state !== 'corrupt' && (
              <span className="inline-flex items-center gap-1">
                <ShieldQuestion aria-hidden size={14} />
                {model.sha256 === null ? w.noChecksum : w.oneChecksum}
              </span>
            )}
          </p>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {used && (
            <span className="inline-flex items-center gap-1.5 px-1 text-sm font-medium">
              <Check aria-hidden size={15} />
              {w.chosen}
            </span>
          )}
          {model.state === 'installed' && !used && (
            <Button disabled={busy} onClick={() => void run(async () => (await core().models.choose({ id: model.id }), null))}>
              {w.choose}
            </Button>
          )}
          {here && (
            <Button disabled={busy} look="bare" onClick={() => void run(async () => (await core().models.verify({ id: model.id })).words)}>
              {busy ? w.checking : w.verify}
            </Button>
          )}
          {here && (
            <Button disabled={busy} look="bare" onClick={() => setRemoving(true)}>
              {w.remove}
            </Button>
          )}
          {!here && canBeHad(model) && !downloading && (
            <Button onClick={() => void download(model.id, model.name)}>
              <DownloadIcon aria-hidden size={14} />
              {w.get}
            </Button>
          )}
        </div>
      </div>
      <Numbers model={model} />
      {model.problem !== null && model.state !== 'unavailable' && <p className="text-sm text-soft">{model.problem}</p>}
      <DownloadLine id={model.id} name={model.name} />
      <Confirm
        open={removing}
        close={() => setRemoving(false)}
        title={w.removeTitle(model.name)}
        action={w.remove}
        run={() => void run(async () => (await core().models.remove({ id: model.id }), null))}
      >
        {w.removeText(model.bytes === null ? w.unknown : bytesWords(model.bytes))}
      </Confirm>
    </article>
  )
}

const Import = () => {
  const [file, setFile] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string | null>(null)
  const take = async (): Promise<void> => {
    if (file.trim() === '') return setFailed(w.importNeeds)
    setBusy(true)
    setFailed(null)
    try {
      const { name } = await core().models.import({ file: file.trim() })
      setFile('')
      say(w.done(name))
      changed()
    } catch (error) {
      setFailed(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="pt-6"
      onSubmit={(event) => {
        event.preventDefault()
        void take()
      }}
    >
      <h2 className="mb-3 text-base font-semibold">{w.import}</h2>
      <Field label={w.importFile} help={w.importHelp} wrong={failed}>
        {(field) => (
          <span className="flex gap-2">
            <TextInput {...field} className="font-mono" value={file} onChange={(event) => setFile(event.currentTarget.value)} />
            <Button type="submit" disabled={busy}>
              {busy ? w.checking : w.importTake}
            </Button>
          </span>
        )}
      </Field>
    </form>
  )
}

const Numbers = ({ model }: { model: ModelCard }) => {
  const numbers: [string, string][] = [
    [w.size, model.bytes === null ? w.unknown : bytesWords(model.bytes)],
    [
      w.memory,
      model.needsBytes === null
        ? w.unknown
        : `${bytesWords(model.needsBytes)}${model.fits === null ? '' : `, ${model.fits ? w.fits : w.tight}`}`,
    ],
    [w.context, model.contextTokens === null ? w.unknown : w.contextTokens(model.contextTokens)],
    [w.speed, model.measured === null ? w.unmeasured : w.perSecond(model.measured)],
    [w.licence, model.licence === 'unverified' ? w.unknown : model.licence],
  ]
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-2 text-sm">
      {numbers.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-soft">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export const DownloadLine = ({ id, name }: { id: string; name: string }) => {
  const download_ = useStore((state) => state.downloads[id])
  if (download_ === undefined) return null
  const { progress, failed } = download_
  if (failed !== null) return <Failed again={() => void download(id, name)}>{failed}</Failed>
  const share =
    progress === null || progress.total === null || progress.total === 0 ? null : Math.min(1, progress.received / progress.total)
  return (
    <div className="figures flex flex-col gap-1.5">
      <div
        role="progressbar"
        aria-label={`${w.getting} ${name}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
        className="h-1.5 overflow-hidden rounded-full bg-wash outline-1 outline-line"
      >
        <div className="bar-full h-full origin-left bg-ink" style={{ transform: `scaleX(${share ?? 0})` }} />
      </div>
      <div className="flex items-center gap-3 text-xs text-soft">
        <span>
          {progress === null
            ? `${w.getting}…`
            : w.progress(
                bytesWords(progress.received),
                progress.total === null ? null : bytesWords(progress.total),
                bytesWords(progress.bytesPerSecond),
              )}
          {progress?.secondsLeft != null &&
            `, ${w.left(durationWords(Math.max(1, Math.round(progress.secondsLeft)) * 1_000).replace('.0', ''))}`}
        </span>
        <Button look="bare" className="ml-auto" onClick={() => stopDownload(id)}>
          {w.stop}
        </Button>
      </div>
    </div>
  )
}
