/** A label: a word with one to four bars. Without colour, which is kept for places. */
import { type Label, labels, labelWords } from '../../shared/contract/index.ts'

export const LabelBars = ({ label, bare = false, told = labelWords[label] }: { label: Label; bare?: boolean; told?: string }) => (
  <span className="inline-flex items-center gap-1.5 text-soft" title={bare ? told : undefined}>
    <span className={bare ? 'sr-only' : ''}>{told}</span>
    <span aria-hidden className="inline-flex items-end gap-[2px]">
      {labels.map((rank, index) => (
        <span
          key={rank}
          className={`w-[3px] rounded-[1px] ${barHeights[index]} ${index <= labels.indexOf(label) ? 'bar-full bg-ink' : 'bg-line'}`}
        />
      ))}
    </span>
  </span>
)

const barHeights = ['h-[5px]', 'h-[7px]', 'h-[9px]', 'h-[11px]']
