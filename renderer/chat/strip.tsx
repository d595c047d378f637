/** The heart: where these words will go, by whom they are answered, why, how many and for how much, while they are written. */
import { ChevronDown, ChevronRight, Lock } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import {
  compareLabels,
  findingWords,
  foundWords,
  goesTo,
  labels,
  labelWords,
  moneyWords,
  type Preview,
} from '../../shared/contract/index.ts'
import { cannotBeSent, compose } from '../state/composer.ts'
import { go } from '../state/route.ts'
import { composedIn, composerKey, useStore } from '../state/store.ts'
import { QuietButton } from '../ui/button.tsx'
import { LabelBars } from '../ui/label.tsx'
import { Menu, Popover } from '../ui/menu.tsx'
import { type Place, PlaceMark } from '../ui/place.tsx'
import { words } from '../words.ts'
import { FindingActions, FindingText } from './finding-details.tsx'
import { marksOf } from './marks.ts'

export const placeNow = (preview: Preview): Place => {
  if (cannotBeSent(preview) !== null) return 'stop'
  if (preview.cached) return 'device'
  return isCovered(preview) ? 'covered' : preview.zone
}

const isCovered = ({ zone, covered }: Preview): boolean => zone === 'cloud' && covered.length > 0

/** Onward engines are named `provider/model`: the provider is where words go, the model is who answers there. */
const providerOf = (engine: NonNullable<Preview['engine']>): string =>
  engine.zone === 'device' ? engine.name : engine.id.split('/', 1)[0] || engine.name
const modelOf = (engine: NonNullable<Preview['engine']>): string =>
  engine.zone === 'device' ? engine.name : engine.id.slice(engine.id.indexOf('/') + 1)

const placeSentence = (preview: Preview): string => {
  const held = cannotBeSent(preview)
  if (held !== null) return held
  if (preview.cached) return words.strip.kept
  return goesTo(preview.zone, preview.engine === null ? null : providerOf(preview.engine), preview.covered)
}

/** What the button says: the place, by name. */
export const askWords = (preview: Preview | null): string => {
  if (preview === null) return words.composer.ask
  if (cannotBeSent(preview) !== null) return words.composer.cannot
  if (preview.cached || preview.zone === 'device') return words.composer.askHere
  const name = preview.engine === null ? '' : providerOf(preview.engine)
  return isCovered(preview) ? words.composer.askCovered(name) : words.composer.askPlace(name)
}

const priceWords = ({ price }: Preview): string => {
  if (price === null) return words.strip.priceUnknown
  return price.low === price.high ? moneyWords(price.low) : `${moneyWords(price.low)}–${moneyWords(price.high)}`
}

/** `getModel` leads to where a model can be had. */
export const Strip = ({ getModel = () => go({ page: 'models' }) }: { getModel?: () => void }) => {
  const preview = useStore((state) => state.preview?.value ?? null)
  const failed = useStore((state) => state.previewFailed)
  const composed = useStore((state) => composedIn(state, composerKey(state)))
  const correcting = useStore((state) => state.correcting !== null)
  const [why, setWhy] = useState(false)
  // What is corrected from there has a dialog of its own.
  useEffect(() => {
    if (correcting) setWhy(false)
  }, [correcting])

  return (
    <section aria-label={words.strip.label} className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-1.5 text-sm">
      {failed !== null && <PlaceMark place="stop">{words.strip.failed(failed)}</PlaceMark>}
      {failed === null && preview === null && <span className="text-soft">{words.strip.looking}</span>}
      {failed === null && preview !== null && (
        <>
          <span data-testid="place" className="flex flex-wrap items-center gap-x-2">
            <PlaceMark place={placeNow(preview)}>{placeSentence(preview)}</PlaceMark>
            {cannotBeSent(preview) === null && preview.engine !== null && <span className="text-soft">{modelOf(preview.engine)}</span>}
            {preview.blocked === null && preview.engine === null && !preview.cached && (
              <QuietButton onClick={getModel}>{words.strip.getModel}</QuietButton>
            )}
          </span>
          <Popover trigger={<QuietButton />} title={words.strip.whyTitle} body={<Why preview={preview} />} open={why} setOpen={setWhy}>
            {words.strip.why}
            <ChevronRight aria-hidden size={12} />
          </Popover>
          <Menu
            trigger={<QuietButton />}
            side="top"
            entries={[
              ...labels
                .filter((label) => compareLabels(label, preview.label) > 0)
                .map((label) => ({
                  key: label,
                  label: (
                    <span className="flex w-full justify-between gap-6">
                      {words.strip.treatAsLabel(labelWords[label])}
                      <LabelBars label={label} bare />
                    </span>
                  ),
                  run: () => compose({ raise: label }),
                })),
              ...(composed.raise === null
                ? []
                : [{ key: 'assessed', label: words.strip.asAssessed, apart: true, run: () => compose({ raise: null }) }]),
            ]}
          >
            <LabelBars label={preview.label} />
            {composed.raise !== null && <span>({words.strip.raised})</span>}
            <ChevronDown aria-hidden size={12} />
          </Menu>
          {(composed.zone === 'device' || (preview.zone !== 'device' && preview.blocked === null)) && (
            <QuietButton
              aria-pressed={composed.zone === 'device'}
              onClick={() => compose({ zone: composed.zone === 'device' ? 'auto' : 'device' })}
              title={composed.zone === 'device' ? words.strip.letGo : undefined}
            >
              <Lock aria-hidden size={12} />
              {composed.zone === 'device' ? words.strip.keptHere : words.strip.keepHere}
            </QuietButton>
          )}
          <span className="figures ml-auto text-xs text-soft">
            {words.tokens(preview.tokens)}
            {preview.engine !== null && ` · ${preview.cached ? moneyWords(0) : priceWords(preview)}`}
          </span>
        </>
      )}
      <Announcement preview={preview} />
    </section>
  )
}

const Why = ({ preview }: { preview: Preview }) => {
  const self = useRef<HTMLDivElement>(null)
  return (
    <div ref={self} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      <ul className="flex list-disc flex-col gap-1 pl-4">
        {preview.why.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <div>
        <h3 className="mb-1 text-sm font-semibold">{words.strip.found}</h3>
        {preview.findings.length === 0 && preview.lowered.length === 0 && <p className="text-soft">{words.strip.foundNothing}</p>}
        <ul className="flex flex-col gap-2.5">
          {marksOf(preview).map((mark) => (
            <li key={`${mark.start}-${mark.end}-${mark.type}`} className="border-l-2 border-line-strong pl-2.5 text-xs">
              <FindingText mark={mark} />
              <div role="group" aria-label={findingWords[mark.type]} className="mt-1 flex flex-wrap gap-1.5">
                <FindingActions mark={mark} leaving={() => self.current?.focus()} />
              </div>
            </li>
          ))}
        </ul>
        {preview.counts.length > 0 && <p className="mt-2 text-xs text-soft">{words.strip.foundMore(foundWords(preview.counts))}</p>}
      </div>
    </div>
  )
}

/** Says the place once when it changes, after a pause in typing; never with every letter. */
const Announcement = ({ preview }: { preview: Preview | null }) => {
  const sentence = preview === null ? null : placeSentence(preview)
  const said = useRef<string | null>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    if (sentence === null) return
    // What stood there from the beginning was read with the page.
    said.current ??= sentence
    if (sentence === said.current) return
    const timer = setTimeout(() => {
      said.current = sentence
      setText(sentence)
    }, 600)
    return () => clearTimeout(timer)
  }, [sentence])
  return (
    <span role="status" className="sr-only">
      {text}
    </span>
  )
}
