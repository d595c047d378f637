/** The first minutes: how the profile is locked, a model, a question. Three calm steps; no account, no key. */
import { Check, CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { bytesWords, type ModelCard } from '../../shared/contract/index.ts'
import { Strip } from '../chat/strip.tsx'
import { core, sentenceOf } from '../core.ts'
import { compose } from '../state/composer.ts'
import { download } from '../state/downloads.ts'
import { go } from '../state/route.ts'
import { composedIn, useStore, write } from '../state/store.ts'
import { arrive } from '../shell/app.tsx'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { say } from '../ui/toast.tsx'
import { words } from '../words.ts'
import { canBeHad, DownloadLine } from './models.tsx'

const w = words.first

const FirstRun = () => {
  const [step, setStep] = useState(0)
  const question = useStore((state) => composedIn(state, '').text)
  const quiet = useQuiet()
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${w.title} · ${words.app}`
    head.current?.focus()
  }, [step])

  const start = async (): Promise<void> => {
    try {
      await core().app.finishFirstRun(null)
    } catch (error) {
      say(sentenceOf(error))
      return
    }
    write((state) => ({ info: state.info === null ? null : { ...state.info, firstRun: false } }))
    go({ page: 'chat', thread: null })
    arrive({ page: 'chat', thread: null })
  }

  const titles = [w.lockTitle, w.modelTitle, w.askTitle]
  return (
    <div className="flex h-full items-center justify-center overflow-y-auto p-8">
      <div className="w-full max-w-[34rem]">
        <p className="text-sm text-soft">{w.title}</p>
        <ol aria-label={w.step(step + 1)} className="mt-3 mb-8 flex gap-2">
          {titles.map((title, index) => (
            <li
              key={title}
              aria-current={index === step ? 'step' : undefined}
              className={`h-1 grow rounded-full ${index <= step ? 'bar-full bg-ink' : 'bg-wash'}`}
            >
              <span className="sr-only">{title}</span>
            </li>
          ))}
        </ol>
        <h1 ref={head} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
          {titles[step]}
        </h1>
        <div className="mt-3 min-h-56">
          {step === 0 && <Lock />}
          {step === 1 && <Model />}
          {step === 2 && (
            <>
              <p className="text-soft">{w.askHelp}</p>
              <TextArea
                aria-label={words.composer.label}
                className="mt-4 min-h-24"
                value={question}
                onChange={(event) => compose({ text: event.currentTarget.value }, '')}
                placeholder={w.example}
              />
              <div className="mt-2 rounded-md border border-t-0">
                <Strip getModel={() => setStep(1)} />
              </div>
              <Button look="bare" className="mt-1 -ml-3" onClick={() => compose({ text: w.example }, '')}>
                {w.tryExample}
              </Button>
            </>
          )}
        </div>
        <div className="mt-8 flex items-center gap-3">
          {step > 0 && <Button onClick={() => setStep(step - 1)}>{w.back}</Button>}
          <span className="grow text-xs text-soft">{quiet ? w.noAccount : ''}</span>
          <Button look="solid" onClick={() => (step === 2 ? void start() : setStep(step + 1))}>
            {step === 2 ? w.start : w.next}
          </Button>
        </div>
      </div>
    </div>
  )
}
export default FirstRun

/** Whether nothing was set up that could be sent to, and nothing was sent or fetched yet. */
const useQuiet = (): boolean => {
  const [asked] = useAsked(() => core().providers.list(null), 'first-providers')
  const asking = useStore((state) => state.threads?.length !== 0)
  const fetching = useStore((state) => Object.keys(state.downloads).length > 0)
  return asked.state === 'ready' && asked.value.length === 0 && !asking && !fetching
}

const Lock = () => {
  const lock = useStore((state) => state.info?.lock)
  return (
    <>
      <p className="text-soft">{w.lockHelp}</p>
      <p className="mt-4 border-l-2 border-line-strong pl-4">{lock?.words}</p>
      {lock?.warning != null && (
        <p className="mt-4 flex gap-2.5 text-sm text-soft">
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {lock.warning}
        </p>
      )}
    </>
  )
}

const largest = (models: readonly ModelCard[]): ModelCard | undefined =>
  models
    .filter(({ fits, state, class: rank }) => fits === true && state !== 'unavailable' && rank !== 'trial')
    .toSorted((a, b) => (b.needsBytes ?? 0) - (a.needsBytes ?? 0))[0]

const Model = () => {
  const [asked, again] = useAsked(() => core().models.list(null), 'first-models')
  const downloads = useStore((state) => state.downloads)
  return (
    <>
      <p className="text-soft">{w.modelHelp}</p>
      <Loaded asked={asked} again={again}>
        {(models) => {
          const here = models.find(({ state }) => state === 'installed')
          const starter = models
            .filter((model) => model.state === 'available' && canBeHad(model))
            .toSorted((a, b) => (a.bytes ?? 0) - (b.bytes ?? 0))[0]
          const better = largest(models)
          const offered = [here === undefined ? starter : undefined, better === here || better === starter ? undefined : better].filter(
            (one) => one !== undefined && one.state === 'available' && canBeHad(one),
          )
          return (
            <div className="mt-4 flex flex-col gap-4">
              {here !== undefined && (
                <p className="flex items-center gap-2">
                  <Check aria-hidden size={16} />
                  {w.modelThere(here.name)}
                </p>
              )}
              {better !== undefined && better !== here && <p className="text-sm text-soft">{w.bigger(better.name)}</p>}
              {offered.map((model) => (
                <div key={model?.id} className="flex flex-col gap-2">
                  {model !== undefined && downloads[model.id] === undefined && (
                    <div className="flex items-center gap-3">
                      <span className="grow text-sm">
                        {model.name} <span className="figures text-soft">{model.bytes === null ? '' : bytesWords(model.bytes)}</span>
                      </span>
                      <Button onClick={() => void download(model.id, model.name)}>{words.models.get}</Button>
                    </div>
                  )}
                  {model !== undefined && <DownloadLine id={model.id} name={model.name} />}
                </div>
              ))}
              {Object.keys(downloads).length > 0 && <p className="text-sm text-soft">{w.modelTry}</p>}
              <p className="text-sm">
                <PlaceMark place="device">{words.models.intro}</PlaceMark>
              </p>
            </div>
          )
        }}
      </Loaded>
    </>
  )
}
