/**
 * An answer's Markdown. Nothing in it reaches out: pictures are told of, not fetched; a link shows where it leads and goes there
 * only when a person says so; raw HTML is dropped. Blocks that are done are not read again while more comes in.
 */
import { Check, Copy, ExternalLink } from 'lucide-react'
import { type ComponentProps, isValidElement, memo, type ReactNode, useState } from 'react'
import { type Components, Streamdown } from 'streamdown'
import { words } from '../words.ts'
import { Button, QuietButton } from './button.tsx'
import { Dialog } from './dialog.tsx'

export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

export const CopyButton = ({ text, label = words.copy }: { text: string; label?: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    if (!(await copyText(text))) return
    setCopied(true)
    setTimeout(() => setCopied(false), 1_500)
  }
  return (
    <QuietButton onClick={() => void copy()}>
      {copied ? <Check aria-hidden size={13} /> : <Copy aria-hidden size={13} />}
      <span aria-live="polite">{copied ? words.copied : label}</span>
    </QuietButton>
  )
}

const textOf = (node: ReactNode): string => {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textOf).join('')
  return isValidElement<{ children?: ReactNode }>(node) ? textOf(node.props.children) : ''
}

const CodeBlock = ({ children }: { children?: ReactNode }) => {
  const className = isValidElement<{ className?: string }>(children) ? (children.props.className ?? '') : ''
  const language = /language-([\w+#-]+)/.exec(className)?.[1] ?? ''
  return (
    <figure className="my-3 overflow-hidden rounded-md border bg-rail">
      <figcaption className="flex items-center justify-between border-b py-0.5 pr-1 pl-3 font-mono text-xs text-soft">
        <span>{language === '' ? words.code : language}</span>
        <CopyButton text={textOf(children).replace(/\n$/, '')} />
      </figcaption>
      <pre tabIndex={0} className="overflow-x-auto px-3 py-2.5 font-mono text-sm">
        <code>{textOf(children)}</code>
      </pre>
    </figure>
  )
}

const Link = ({ href, children }: { href?: string; children?: ReactNode }) => {
  const [asking, setAsking] = useState(false)
  if (href === undefined || !/^(https?|mailto):/i.test(href)) return <span>{children}</span>
  return (
    <>
      <button
        type="button"
        className="inline cursor-pointer text-left underline decoration-line-strong underline-offset-3 hover:decoration-ink"
        title={href}
        onClick={() => setAsking(true)}
      >
        {children}
        <ExternalLink aria-hidden size={12} className="ml-0.5 inline align-baseline" />
      </button>
      <Dialog open={asking} close={() => setAsking(false)} title={words.link.title}>
        <p className="text-sm text-soft">{words.link.explain}</p>
        <p className="my-3 rounded-md bg-wash px-3 py-2 font-mono text-sm break-all">{href}</p>
        <div className="flex justify-end gap-2">
          <Button onClick={() => void copyText(href).then(() => setAsking(false))}>{words.link.copy}</Button>
          <Button
            look="solid"
            onClick={() => {
              window.open(href, '_blank', 'noopener,noreferrer')
              setAsking(false)
            }}
          >
            {words.link.open}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

const heading =
  (Level: 'h3' | 'h4' | 'h5') =>
  ({ children }: { children?: ReactNode }) => <Level className="mt-5 mb-1.5 text-base font-semibold first:mt-0">{children}</Level>

const cell = (extra: string) => `border-b px-3 py-1.5 text-left align-top ${extra}`

/** Headings start below the page's own two. */
const components = {
  h1: heading('h3'),
  h2: heading('h3'),
  h3: heading('h4'),
  h4: heading('h4'),
  h5: heading('h5'),
  h6: heading('h5'),
  p: ({ children }: { children?: ReactNode }) => <p className="my-2.5 first:mt-0 last:mb-0">{children}</p>,
  ul: ({ children }: { children?: ReactNode }) => <ul className="my-2.5 list-disc pl-6 marker:text-faint">{children}</ul>,
  ol: ({ children, start }: { children?: ReactNode; start?: number }) => (
    <ol start={start} className="my-2.5 list-decimal pl-6 marker:text-soft">
      {children}
    </ol>
  ),
  li: ({ children }: { children?: ReactNode }) => <li className="my-0.5">{children}</li>,
  blockquote: ({ children }: { children?: ReactNode }) => (
    <blockquote className="my-3 border-l-2 border-line-strong pl-4 text-soft">{children}</blockquote>
  ),
  hr: () => <hr className="my-5 border-line" />,
  strong: ({ children }: { children?: ReactNode }) => <strong className="font-semibold">{children}</strong>,
  a: Link,
  img: ({ alt }: { alt?: string }) => (
    <span className="rounded-sm bg-wash px-1.5 py-0.5 text-sm text-soft">{words.picture(alt ?? '')}</span>
  ),
  inlineCode: ({ children }: { children?: ReactNode }) => (
    <code className="rounded-sm bg-wash px-1 py-0.5 font-mono text-sm">{children}</code>
  ),
  code: ({ children, className }: ComponentProps<'code'>) => <code className={className}>{children}</code>,
  pre: CodeBlock,
  table: ({ children }: { children?: ReactNode }) => (
    <div className="my-3 overflow-x-auto" tabIndex={0} role="group" aria-label={words.table}>
      <table className="figures w-full border-collapse text-sm">{children}</table>
    </div>
  ),
  thead: ({ children }: { children?: ReactNode }) => <thead>{children}</thead>,
  tbody: ({ children }: { children?: ReactNode }) => <tbody>{children}</tbody>,
  tr: ({ children }: { children?: ReactNode }) => <tr>{children}</tr>,
  th: ({ children, style }: ComponentProps<'th'>) => (
    <th style={style} className={cell('font-semibold')}>
      {children}
    </th>
  ),
  td: ({ children, style }: ComponentProps<'td'>) => (
    <td style={style} className={cell('')}>
      {children}
    </td>
  ),
} as unknown as Components

// Made once: a block is drawn again when any of its properties is another object.
const ownLinks = { enabled: false }
const noMail = ['mailto']

export const Markdown = memo(({ text, streaming }: { text: string; streaming: boolean }) => (
  <Streamdown
    className="text-base"
    mode={streaming ? 'streaming' : 'static'}
    components={components}
    controls={false}
    linkSafety={ownLinks}
    skipHtml
    dir="auto"
    disableAutolinkProtocols={noMail}
  >
    {text}
  </Streamdown>
))
