/** A place: always an icon, a word and a colour, and the same three everywhere. Covered is the cloud, hatched. */
import { Building2, Cloud, Laptop, OctagonX } from 'lucide-react'
import type { Zone } from '../../shared/contract/index.ts'

export type Place = Zone | 'covered' | 'stop'

const icons = { device: Laptop, onprem: Building2, cloud: Cloud, covered: Cloud, stop: OctagonX } as const

/** Written out, so that the style sheet holds them. */
const placeText: Record<Place, string> = {
  device: 'text-device',
  onprem: 'text-onprem',
  cloud: 'text-cloud',
  covered: 'text-cloud',
  stop: 'text-stop',
}
export const placeSolid: Record<Place, string> = {
  device: 'bg-device text-on-place border-device',
  onprem: 'bg-onprem text-on-place border-onprem',
  cloud: 'bg-cloud text-on-place border-cloud',
  covered: 'bg-cloud text-on-place border-cloud hatched',
  stop: 'bg-stop-wash text-stop border-stop',
}

export const PlaceIcon = ({ place, size = 16 }: { place: Place; size?: number }) => {
  const Icon = icons[place]
  return <Icon aria-hidden size={size} strokeWidth={1.75} className="shrink-0" />
}

export const PlaceMark = ({ place, children }: { place: Place; children: React.ReactNode }) => (
  <span className={`inline-flex items-center gap-1.5 font-medium ${placeText[place]}`}>
    {place === 'covered' ? (
      <span className="hatched rounded-sm bg-cloud-wash p-0.5">
        <PlaceIcon place={place} />
      </span>
    ) : (
      <PlaceIcon place={place} />
    )}
    <span>{children}</span>
  </span>
)
