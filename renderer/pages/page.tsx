/** The frame of every page beside the chat: a title that takes focus, one column, sections divided by hairlines. */
import { type ReactNode, useEffect, useRef } from 'react'
import { words } from '../words.ts'

export const Page = ({
  title,
  intro,
  actions,
  wide = false,
  children,
}: {
  title: string
  intro?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}) => {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${words.app}`
    head.current?.focus()
  }, [title])
  return (
    <div className="h-full overflow-y-auto" tabIndex={-1}>
      <div className={`mx-auto px-8 pt-10 pb-16 ${wide ? 'max-w-[68rem]' : 'max-w-[46rem]'}`}>
        <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
          <div className="min-w-0">
            <h1 ref={head} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
              {title}
            </h1>
            {intro != null && <p className="mt-1 max-w-[36rem] text-sm text-soft">{intro}</p>}
          </div>
          {actions}
        </header>
        {children}
      </div>
    </div>
  )
}

export const Section = ({
  title,
  help,
  actions,
  children,
}: {
  title: string
  help?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) => (
  <section aria-label={title} className="border-t py-6">
    <div className="mb-3 flex items-start justify-between gap-6">
      <div className="min-w-0">
        <h2 className="text-base font-semibold">{title}</h2>
        {help != null && <p className="mt-0.5 max-w-[34rem] text-sm text-soft">{help}</p>}
      </div>
      <div className="shrink-0">{actions}</div>
    </div>
    {children}
  </section>
)

export const Empty = ({ children, action }: { children: ReactNode; action?: ReactNode }) => (
  <div className="flex flex-col items-start gap-4 border-t py-8 text-soft">
    <p className="max-w-[34rem]">{children}</p>
    {action}
  </div>
)
