import { Menu as Base } from '@base-ui/react/menu'
import { Popover as BasePopover } from '@base-ui/react/popover'
import type { ReactElement, ReactNode } from 'react'

const floating =
  'z-50 rounded-md border border-line bg-raised text-ink shadow-float outline-none transition-opacity duration-(--quick) data-starting-style:opacity-0 data-ending-style:opacity-0'

export type MenuEntry = {
  readonly label: ReactNode
  readonly key: string
  readonly run: () => void
  readonly icon?: ReactNode
  readonly apart?: boolean
}

export const Menu = ({
  trigger,
  children,
  entries,
  align = 'start',
  side = 'bottom',
}: {
  trigger: ReactElement
  children: ReactNode
  entries: readonly MenuEntry[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
}) => (
  <Base.Root>
    <Base.Trigger render={trigger}>{children}</Base.Trigger>
    <Base.Portal>
      <Base.Positioner sideOffset={4} align={align} side={side} className="z-50">
        <Base.Popup className={`${floating} min-w-44 py-1`}>
          {entries.map(({ key, label, run, icon, apart }) => (
            <Base.Item
              key={key}
              onClick={run}
              className={`flex min-h-8 items-center gap-2.5 px-3 text-sm outline-none select-none data-highlighted:bg-wash ${apart === true ? 'mt-1 border-t pt-1' : ''}`}
            >
              {icon}
              {label}
            </Base.Item>
          ))}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
)

export const Popover = ({
  trigger,
  children,
  title,
  body,
  side = 'top',
  open,
  setOpen,
}: {
  trigger: ReactElement
  children: ReactNode
  title: string
  body: ReactNode
  side?: 'top' | 'bottom'
  open: boolean
  setOpen: (open: boolean) => void
}) => (
  <BasePopover.Root open={open} onOpenChange={setOpen}>
    <BasePopover.Trigger render={trigger}>{children}</BasePopover.Trigger>
    <BasePopover.Portal>
      <BasePopover.Positioner sideOffset={8} align="start" side={side} collisionPadding={12} className="z-50">
        <BasePopover.Popup className={`${floating} max-h-(--available-height) w-96 max-w-(--available-width) overflow-y-auto p-4`}>
          <BasePopover.Title className="mb-2 text-sm font-semibold">{title}</BasePopover.Title>
          <div className="text-sm">{body}</div>
        </BasePopover.Popup>
      </BasePopover.Positioner>
    </BasePopover.Portal>
  </BasePopover.Root>
)
