import type { ComponentProps } from 'react'

const looks = {
  solid: 'border-solid bg-solid text-on-solid hover:opacity-90',
  line: 'border-line-strong/60 bg-raised text-ink hover:bg-wash',
  bare: 'border-transparent bg-transparent text-soft hover:bg-wash hover:text-ink',
} as const

export type Look = keyof typeof looks

export const buttonClass = (look: Look = 'line', extra = ''): string =>
  `inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-3 text-sm font-medium whitespace-nowrap select-none transition-colors duration-(--quick) disabled:opacity-50 aria-disabled:opacity-60 ${looks[look]} ${extra}`

export const Button = ({ look = 'line', className = '', type = 'button', ...rest }: ComponentProps<'button'> & { look?: Look }) => (
  <button type={type} className={buttonClass(look, className)} {...rest} />
)

/** A small quiet button in a row of them; its words may be hidden, its name never is. */
export const QuietButton = ({ className = '', type = 'button', ...rest }: ComponentProps<'button'>) => (
  <button
    type={type}
    className={`inline-flex min-h-6 items-center gap-1 rounded-sm px-1.5 py-0.5 text-xs text-soft select-none hover:bg-wash hover:text-ink aria-pressed:bg-wash aria-pressed:font-medium aria-pressed:text-ink disabled:opacity-50 ${className}`}
    {...rest}
  />
)
