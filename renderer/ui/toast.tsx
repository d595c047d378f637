/** Short news with, where something can be undone, the way back. */
import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'
import { words } from '../words.ts'
import { buttonClass } from './button.tsx'

const toasts = Toast.createToastManager()

export type Way = { readonly label: string; readonly run: () => void | Promise<void> }

export const say = (text: string, way?: Way): void => {
  const id = toasts.add({
    title: text,
    timeout: way === undefined ? 6_000 : 12_000,
    actionProps:
      way === undefined
        ? undefined
        : {
            children: way.label,
            onClick: () => {
              toasts.close(id)
              void Promise.resolve(way.run()).catch(() => undefined)
            },
          },
  })
}

const List = () =>
  Toast.useToastManager().toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={[]}
      className="flex items-center gap-3 rounded-md border border-line bg-raised py-2 pr-2 pl-4 text-sm text-ink shadow-float transition-opacity duration-(--calm) data-starting-style:opacity-0 data-ending-style:opacity-0 data-limited:hidden"
    >
      <Toast.Content className="flex w-full items-center gap-3">
        <Toast.Title render={<p />} className="min-w-0 grow text-sm" />
        {toast.actionProps !== undefined && <Toast.Action className={buttonClass('line')} />}
        <Toast.Close aria-label={words.close} className="rounded-sm p-1.5 text-soft hover:bg-wash hover:text-ink">
          <X aria-hidden size={14} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))

export const Toasts = () => (
  <Toast.Provider toastManager={toasts} limit={3}>
    <Toast.Portal>
      <Toast.Viewport aria-label={words.news} className="fixed top-14 right-4 z-60 flex w-88 max-w-[calc(100vw-2rem)] flex-col gap-2">
        <List />
      </Toast.Viewport>
    </Toast.Portal>
  </Toast.Provider>
)
