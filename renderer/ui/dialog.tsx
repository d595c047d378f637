import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog as Base } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type ReactNode, useRef } from 'react'
import { words } from '../words.ts'
import { Button } from './button.tsx'

const veil = 'fixed inset-0 z-40 bg-veil transition-opacity duration-(--quick) data-starting-style:opacity-0 data-ending-style:opacity-0'
const sheet =
  'rounded-lg border border-line bg-raised text-ink shadow-float outline-none transition-[opacity,translate] duration-(--quick) data-starting-style:translate-y-1 data-starting-style:opacity-0 data-ending-style:opacity-0'

export const Dialog = ({
  open,
  close,
  title,
  wide = false,
  focusAfter,
  children,
}: {
  open: boolean
  close: () => void
  title: string
  wide?: boolean
  /** Where the focus goes, where what opened it may be gone. */
  focusAfter?: () => HTMLElement | null
  children: ReactNode
}) => {
  const body = useRef<HTMLDivElement>(null)
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && close()}>
      <Base.Portal>
        <Base.Backdrop className={veil} />
        <Base.Viewport className="fixed inset-0 z-50 flex items-center justify-center p-6">
          <Base.Popup
            // A form begins at its first field, not at the button that closes it.
            initialFocus={() => body.current?.querySelector<HTMLElement>('input, select, textarea') ?? true}
            finalFocus={focusAfter === undefined ? undefined : () => focusAfter() ?? true}
            className={`${sheet} flex max-h-full w-full flex-col ${wide ? 'max-w-3xl' : 'max-w-lg'}`}
          >
            <header className="flex items-center justify-between gap-4 border-b py-2.5 pr-2.5 pl-5">
              <Base.Title className="text-base font-semibold">{title}</Base.Title>
              <Base.Close aria-label={words.close} className="rounded-sm p-1.5 text-soft hover:bg-wash hover:text-ink">
                <X aria-hidden size={16} />
              </Base.Close>
            </header>
            <div ref={body} className="min-h-0 overflow-y-auto px-5 py-4">
              {children}
            </div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  )
}

/** How a form in a dialog ends: one way back, one way on. */
export const FormEnd = ({ close, action = words.save, busy = false }: { close: () => void; action?: string; busy?: boolean }) => (
  <div className="flex justify-end gap-2">
    <Button onClick={close}>{words.cancel}</Button>
    <Button look="solid" type="submit" disabled={busy}>
      {action}
    </Button>
  </div>
)

/** The palette's frame: no header, near the top. */
export const TopSheet = ({
  open,
  close,
  label,
  focusAfter,
  children,
}: {
  open: boolean
  close: () => void
  label: string
  focusAfter: () => HTMLElement | null
  children: ReactNode
}) => (
  <Base.Root open={open} onOpenChange={(next) => !next && close()}>
    <Base.Portal>
      <Base.Backdrop className={veil} />
      <Base.Viewport className="fixed inset-0 z-50 flex items-start justify-center px-4 pt-[12vh] pb-6">
        <Base.Popup
          aria-label={label}
          finalFocus={() => focusAfter() ?? true}
          className={`${sheet} flex max-h-[min(32rem,75vh)] w-full max-w-xl flex-col overflow-hidden`}
        >
          {children}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  </Base.Root>
)

/** Only for what cannot be undone. */
export const Confirm = ({
  open,
  close,
  title,
  children,
  action,
  run,
}: {
  open: boolean
  close: () => void
  title: string
  children: ReactNode
  action: string
  run: () => void
}) => (
  <AlertDialog.Root open={open} onOpenChange={(next) => !next && close()}>
    <AlertDialog.Portal>
      <AlertDialog.Backdrop className={veil} />
      <AlertDialog.Viewport className="fixed inset-0 z-50 flex items-center justify-center p-6">
        <AlertDialog.Popup className={`${sheet} w-full max-w-md p-5`}>
          <AlertDialog.Title className="text-base font-semibold">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-sm text-soft">{children}</AlertDialog.Description>
          <div className="mt-5 flex justify-end gap-2">
            <AlertDialog.Close render={<Button />}>{words.cancel}</AlertDialog.Close>
            <AlertDialog.Close render={<Button look="solid" />} onClick={run}>
              {action}
            </AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Viewport>
    </AlertDialog.Portal>
  </AlertDialog.Root>
)
