/** Fields to write in. No browser or system service may look at what is written: spelling, completion, correction and translation are off. */
import { type ComponentProps, type ReactNode, useId } from 'react'

export const unwatched = {
  spellCheck: false,
  autoComplete: 'off',
  autoCorrect: 'off',
  autoCapitalize: 'off',
  translate: 'no',
  'data-1p-ignore': true,
  'data-lpignore': 'true',
} as const

const box = 'w-full rounded-md border border-line-strong bg-raised px-2.5 text-sm text-ink disabled:opacity-60 aria-invalid:border-stop'

export const TextInput = ({ className = '', ...rest }: ComponentProps<'input'>) => (
  <input className={`${box} h-8 ${className}`} {...unwatched} {...rest} />
)

export const TextArea = ({ className = '', ...rest }: ComponentProps<'textarea'>) => (
  <textarea className={`${box} min-h-20 resize-y py-2 leading-5 ${className}`} {...unwatched} {...rest} />
)

export const Select = ({ className = '', ...rest }: ComponentProps<'select'>) => (
  <select className={`${box} h-8 pr-1 ${className}`} {...rest} />
)

/** Puts the focus on what has to be mended first, once it is drawn as wrong. */
export const focusFirstWrong = (form: HTMLElement): void => {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
}

/** A label, its field, and beneath it what helps or what is wrong. */
export const Field = ({
  label,
  help,
  wrong,
  children,
}: {
  label: string
  help?: ReactNode
  wrong?: string | null
  children: (props: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean }) => ReactNode
}) => {
  const id = useId()
  const described = wrong != null || help != null ? `${id}-help` : undefined
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': wrong != null || undefined })}
      {described !== undefined && (
        <p id={described} className={`text-xs ${wrong == null ? 'text-soft' : 'text-stop'}`}>
          {wrong ?? help}
        </p>
      )}
    </div>
  )
}
