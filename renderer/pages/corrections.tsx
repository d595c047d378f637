/** What a person said of findings, each to be taken back. */
import { Lock } from 'lucide-react'
import { useRef } from 'react'
import { type Correction, dayWords, lowerReasonWords } from '../../shared/contract/index.ts'
import { core } from '../core.ts'
import { takeBack } from '../state/corrections.ts'
import { Button } from '../ui/button.tsx'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { words } from '../words.ts'
import { Section } from './page.tsx'

const w = words.corrections

export const Corrections = () => {
  const [asked, again] = useAsked(() => core().corrections.list(null), 'corrections')
  const list = useRef<HTMLDivElement>(null)
  return (
    <Section title={w.title} help={w.help}>
      <Loaded asked={asked} again={again}>
        {({ corrections, locked }) => (
          <>
            {locked !== null && (
              <p className="mb-3 flex items-start gap-2 text-sm">
                <Lock aria-hidden size={14} className="mt-[3px] shrink-0" />
                {locked}.
              </p>
            )}
            {/* The row that was pressed goes; the focus stays here. */}
            <div ref={list} tabIndex={-1} role="group" aria-label={w.list} className="outline-none">
              {corrections.length === 0 && <p className="text-sm text-soft">{w.none}</p>}
              <ul>
                {corrections.map((correction) => (
                  <Row key={correction.id} correction={correction} gone={() => list.current?.focus()} />
                ))}
              </ul>
            </div>
          </>
        )}
      </Loaded>
    </Section>
  )
}

const Row = ({ correction, gone }: { correction: Correction; gone: () => void }) => {
  const lowered = correction.kind === 'lower' ? correction : null
  return (
    <li className="flex items-start justify-between gap-4 border-b py-3 last:border-b-0">
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span translate="no" className="line-clamp-2 font-medium wrap-anywhere">
            {correction.text}
          </span>
          <span className="text-soft">{correction.kind === 'lower' ? w.asLowered(correction.type) : w.asRaised(correction.label)}</span>
        </p>
        {lowered?.within != null && (
          <p translate="no" className="line-clamp-2 text-xs wrap-anywhere text-soft">
            {w.inSentence(lowered.within)}
          </p>
        )}
        <p className="text-xs text-soft">
          {[dayWords(correction.at), ...(lowered === null ? [] : [lowerReasonWords[lowered.reason], lowered.note])]
            .filter((part) => part != null)
            .join(' · ')}
        </p>
        {lowered?.idle != null && <p className="text-xs">{w.idle(lowered.idle)}.</p>}
      </div>
      <Button className="shrink-0" onClick={() => void takeBack(correction.id).then(gone)}>
        {w.takeBack}
      </Button>
    </li>
  )
}
