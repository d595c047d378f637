/** Every destination there is. What is not in this list cannot be reached. */
import { ChevronLeft } from 'lucide-react'
import { useState } from 'react'
import type { Destination } from '../../shared/contract/index.ts'
import { core, sentenceOf } from '../core.ts'
import { Button } from '../ui/button.tsx'
import { Loaded, useAsked } from '../ui/loading.tsx'
import { PlaceMark } from '../ui/place.tsx'
import { words } from '../words.ts'
import { Page } from './page.tsx'

const w = words.settings

const Leaves = () => {
  const [asked, again] = useAsked(async () => {
    const [destinations, providers] = await Promise.all([core().app.destinations(null), core().providers.list(null)])
    return { destinations, providers: providers.map(({ name }) => name) }
  }, 'leaves')
  return (
    <Page
      title={w.leavesPage}
      intro={w.leavesPageHelp}
      actions={
        <a href="#/settings" className="inline-flex items-center gap-1 rounded-sm px-1 text-sm text-soft hover:text-ink">
          <ChevronLeft aria-hidden size={14} />
          {w.title}
        </a>
      }
    >
      <Loaded asked={asked} again={again}>
        {({ destinations, providers }) =>
          destinations.length === 0 ? (
            <p className="border-t py-6">
              <PlaceMark place="device">{w.leavesNone}</PlaceMark>
            </p>
          ) : (
            <ul className="border-t">
              {destinations.map((destination, index) => (
                <Row
                  key={`${destination.cause}-${destination.host}-${index}`}
                  destination={destination}
                  provider={providers.includes(destination.name)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Page>
  )
}
export default Leaves

const Row = ({ destination, provider }: { destination: Destination; provider: boolean }) => {
  const [told, setTold] = useState('')
  const [busy, setBusy] = useState(false)
  const test = async (): Promise<void> => {
    setBusy(true)
    try {
      setTold((await core().providers.test({ name: destination.name })).message)
    } catch (error) {
      setTold(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 border-b py-4">
      <div className="min-w-0 text-sm">
        <p className="flex flex-wrap items-center gap-x-3">
          <span className="font-semibold">{destination.name}</span>
          {destination.zone !== null && (
            <PlaceMark place={destination.zone}>{destination.zone === 'device' ? words.rail.models : w.zones[destination.zone]}</PlaceMark>
          )}
        </p>
        <p className="font-mono text-xs wrap-anywhere text-soft">{destination.host}</p>
        <p className="mt-1">
          {`${destination.cause.charAt(0).toUpperCase()}${destination.cause.slice(1)}`}.{' '}
          <span className="text-soft">{destination.when}</span>
        </p>
        <p role="status" className="text-xs text-soft">
          {told}
        </p>
      </div>
      {provider && (
        <Button disabled={busy} onClick={() => void test()}>
          {busy ? w.testing : w.test}
        </Button>
      )}
    </li>
  )
}
