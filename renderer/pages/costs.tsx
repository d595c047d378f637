/** What answers cost: one big figure, where it went, and what was answered without paying. A table under every chart. */
import { type CostGroup, type CostSummary, moneyWords } from '../../shared/contract/index.ts'
import { core } from '../core.ts'
import { useStore } from '../state/store.ts'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { words } from '../words.ts'
import { Empty, Page, Section } from './page.tsx'

const w = words.costs

const Costs = () => {
  const [asked, again] = useAsked(() => core().costs.summary(null), 'costs')
  return (
    <Page title={w.title} intro={w.exact}>
      <Loaded asked={asked} again={again}>
        {(summary) => <Summary summary={summary} />}
      </Loaded>
    </Page>
  )
}
export default Costs

const Summary = ({ summary }: { summary: CostSummary }) => {
  const { today, month, byDay, byModel, free } = summary
  const names = useStore((state) => state.names)
  const nothing = byModel.length === 0 && free.device + free.cached + free.saved === 0
  return (
    <>
      <div className="flex flex-wrap gap-x-16 gap-y-6 border-t py-6">
        <Figure group={today} name={w.today} />
        <Figure group={month} name={w.month} />
      </div>
      {nothing && <Empty>{w.empty}</Empty>}
      {!nothing && (
        <>
          <Section title={w.free}>
            <dl className="flex flex-col gap-3">
              {[
                { name: w.freeDevice, help: w.freeDeviceHelp, number: free.device },
                { name: w.freeCached, help: w.freeCachedHelp, number: free.cached },
                { name: w.freeSaved, help: w.freeSavedHelp, number: free.saved },
              ].map(({ name, help, number }) => (
                <div key={name} className="grid grid-cols-[2.5rem_1fr] gap-x-2">
                  <dt className="order-2 text-sm">
                    {name}
                    <span className="block text-xs text-soft">{help}</span>
                  </dt>
                  <dd className="figures text-lg font-semibold">{number.toLocaleString('en')}</dd>
                </div>
              ))}
            </dl>
          </Section>
          {byDay.length > 0 && (
            <Section title={w.perDay}>
              {byDay.filter(({ nanoUsd }) => nanoUsd > 0).length > 1 && <Bars groups={byDay} />}
              <Table first={w.day} groups={[...byDay].reverse()} nameOf={dayWords} />
            </Section>
          )}
          {byModel.length > 0 && (
            <Section title={w.perModel}>
              <Table first={w.model} groups={byModel} nameOf={(key) => names[key] ?? key} />
            </Section>
          )}
        </>
      )}
    </>
  )
}

/** A sum, of which part may be of unknown price: that part is told beside it, never added as nothing. */
const Figure = ({ group, name }: { group: CostGroup; name: string }) => (
  <div>
    <p className="figures text-[2.5rem] leading-none font-semibold tracking-tight">{moneyWords(group.nanoUsd)}</p>
    <p className="mt-2 text-sm text-soft">
      {name} · {words.requests(group.requests)}
      {group.unknown > 0 && (
        <>
          <br />
          {w.unknown(group.unknown)}
        </>
      )}
    </p>
  </div>
)

/** Keys of days are ISO dates of the local calendar; anything else is shown as it is. */
const dayWords = (key: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(key)
    ? new Date(`${key}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
    : key

const Bars = ({ groups }: { groups: readonly CostGroup[] }) => {
  const top = Math.max(1, ...groups.map(({ nanoUsd }) => nanoUsd))
  const width = 700
  const step = width / Math.max(groups.length, 14)
  return (
    <figure className="mb-4">
      <svg viewBox={`0 0 ${width} 120`} role="img" aria-label={w.chart} className="w-full text-soft">
        {groups.map(({ key, nanoUsd }, index) => {
          const height = nanoUsd === 0 ? 1 : Math.max(2, (nanoUsd / top) * 112)
          return (
            <rect
              key={key}
              x={index * step + 1.5}
              y={118 - height}
              width={Math.max(2, step - 3)}
              height={height}
              rx="1.5"
              fill="currentColor"
            >
              <title>{`${dayWords(key)}: ${moneyWords(nanoUsd)}`}</title>
            </rect>
          )
        })}
        <line x1="0" x2={width} y1="119" y2="119" stroke="var(--line-strong)" strokeWidth="1" />
      </svg>
      <figcaption className="figures flex justify-between text-xs text-soft">
        <span>{dayWords(groups[0]?.key ?? '')}</span>
        <span>{dayWords(groups.at(-1)?.key ?? '')}</span>
      </figcaption>
    </figure>
  )
}

const number = 'px-3 py-1.5 text-right whitespace-nowrap'

const Table = ({ first, groups, nameOf }: { first: string; groups: readonly CostGroup[]; nameOf: (key: string) => string }) => (
  <div className="max-h-96 overflow-auto" tabIndex={0} role="group" aria-label={`${words.table}: ${first}`}>
    <table className="figures w-full text-sm">
      <thead>
        <tr className="border-b text-soft">
          <th className="py-1.5 pr-3 text-left font-medium">{first}</th>
          <th className={`${number} font-medium`}>{w.requests}</th>
          <th className={`${number} font-medium`}>{w.input}</th>
          <th className={`${number} font-medium`}>{w.output}</th>
          <th className={`${number} pr-0 font-medium`}>{w.cost}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key} className="border-b">
            <th scope="row" className="py-1.5 pr-3 text-left font-normal">
              {nameOf(group.key)}
            </th>
            <td className={number}>{group.requests.toLocaleString('en')}</td>
            <td className={number}>{group.input.toLocaleString('en')}</td>
            <td className={number}>{group.output.toLocaleString('en')}</td>
            <td className={`${number} pr-0`}>
              {group.unknown > 0 && group.unknown === group.requests ? w.priceUnknown : moneyWords(group.nanoUsd)}
              {group.unknown > 0 && group.unknown < group.requests && <span className="text-soft"> {w.plusUnknown(group.unknown)}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
