/** Where an address leads to nothing: says so, and leads on. */
import { useEffect, useRef } from 'react'
import { buttonClass } from './button.tsx'
import { words } from '../words.ts'

export const Gone = ({ title }: { title: string }) => {
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${words.app}`
    head.current?.focus()
  }, [title])
  return (
    <div className="flex h-full flex-col items-center justify-center gap-5 p-8 text-center">
      <h1 ref={head} tabIndex={-1} className="text-xl font-semibold tracking-tight outline-none">
        {title}
      </h1>
      <p className="max-w-[28rem] text-soft">{words.gone.help}</p>
      <a href="#/" className={buttonClass('line')}>
        {words.gone.fresh}
      </a>
    </div>
  )
}
