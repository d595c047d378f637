import { rules } from '@secretlint/secretlint-rule-preset-recommend'
import type { Found } from './recogniser.ts'

/**
 * The recommended rule set of secretlint, run rule by rule. Not through its own runner: that is asynchronous, and it honours
 * comments in the text that switch rules off, which a text that wants to leave could carry.
 */
type Report = { readonly range: readonly number[] }
type Source = { readonly content: string; readonly ext: string; readonly filePath: undefined; readonly contentType: 'text' }
type Rule = { readonly id: string; readonly run: (source: Source, sink: (report: Report) => void) => void }

/** Switches rules off, or reads files: not for text of a person's. */
const left = new Set(['@secretlint/secretlint-rule-filter-comments', '@secretlint/secretlint-rule-gcp'])

const silent = (): { message: string; messageId: string } => ({ message: '', messageId: '' })

const prepared: readonly Rule[] = rules.flatMap((rule) => {
  if (left.has(rule.meta.id)) return []
  let sink: (report: Report) => void = () => undefined
  const context = {
    sharedOptions: {},
    createTranslator: () => silent,
    report: (report: Report) => sink(report),
    ignore: () => undefined,
  }
  // Its types want its own runner's context; only these members are used by a rule.
  const made = rule.create(context as never, {} as never)
  return [
    {
      id: rule.meta.id.replace('@secretlint/secretlint-rule-', ''),
      run: (source, into) => {
        sink = into
        void made.file?.(source as never)
      },
    },
  ]
})

/**
 * Marks that every one of those formats carries: a text without any of them, which is nearly every text, is not searched.
 * A test runs one sample of each rule through this.
 */
const anyMark =
  /AKIA|ASIA|A3T|AGPA|AIDA|AROA|AIPA|ANPA|ANVA|(?:secret|account)|PRIVATE KEY|x-oauth-basic|_authToken|npm_|xox[a-z]-|xapp-|hooks\.slack|:\/\/|sk-|gsk_|hf_|lin_api_|ntn_|secret_|SG\.|shp[a-z]{2}_|[sr]k_(?:live|test)|gh[pousr]_|github_pat_|glpat-|glc_|glsa_|ops_|hv[sbr]\.|vc[piark]_|dapi|dckr_pat_|figd_|cf(?:k|ut|at)_|tskey-/i

export const vendorSecrets = (text: string): Found[] => {
  if (!anyMark.test(text)) return []
  const found: Found[] = []
  const source: Source = { content: text, ext: '', filePath: undefined, contentType: 'text' }
  for (const rule of prepared)
    rule.run(source, ({ range: [start = 0, end = 0] }) => {
      if (end > start) found.push({ start, end, type: 'secret', confidence: 0.95, recogniser: `secret.${rule.id}` })
    })
  return found
}
