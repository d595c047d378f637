/** What people write where a secret would stand. Short words count only as words: four letters come up in random ones too. */
const words =
  /^(?:your|my|the|some|any|insert|enter|replace|change|put|add|paste|fill)[-_ .].*|example|placeholder|changeme|change[-_]me|redacted|(?<![a-z0-9])(?:dummy|sample|fake|todo|fixme)(?![a-z0-9])|(?:your|insert|replace|enter)[-_]|^(?:null|none|nil|undefined|true|false|empty|secret|password|passwd|passwort|token|string|str|text|varchar.*|value|required|optional|test|testing|xxx+|abc|foo|bar|foobar)$/i
const marks = /^[<{[(%$].*|^\*+$|^[x*.•-]+$|\$\{|\{\{|<[^>]+>|process\.env|os\.environ|getenv|import\.meta|^\.{3}|…|\.\.\.$/i
/** Whether a value only stands for a secret: `YOUR_API_KEY`, `<token>`, `${TOKEN}`, `xxxx`, `changeme`. */
export const isPlaceholder = (value: string): boolean =>
  words.test(value) || marks.test(value) || /^(.)\1*$/u.test(value) || /^(?:0123456789|1234567890)/.test(value)

const standIns =
  /example|placeholder|changeme|redacted|(?<![a-z0-9])(?:your|insert|replace|enter|paste|dummy|sample|fake|todo)(?![a-z0-9])|([a-z0-9*.])\1{6}|abcdefgh|12345678|01234567/i

/**
 * Whether what follows a vendor's mark is no key but stands for one: `IOSFODNN7EXAMPLE`, `xxxxxxxxxxxx`, `your-key-here`,
 * `1234567890abcdef`. Narrower than `isPlaceholder`: what is asked has the vendor's own form already.
 */
export const isStandIn = (body: string): boolean => standIns.test(body) || new Set(body).size < 4

/** Bits per sign (Shannon), of the value's own signs. */
export const entropy = (value: string): number => {
  const counts = new Map<string, number>()
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}
