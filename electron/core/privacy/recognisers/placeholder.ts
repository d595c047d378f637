/** What people write where a secret would stand. */
const words =
  /^(?:your|my|the|some|any|insert|enter|replace|change|put|add|paste|fill)[-_ .].*|(?:example|placeholder|changeme|change[-_]me|redacted|dummy|sample|todo|fixme|(?:your|insert|replace|enter)[-_])|^(?:null|none|nil|undefined|true|false|empty|secret|password|passwd|passwort|token|string|str|text|varchar.*|value|required|optional|test|testing|xxx+|abc|foo|bar|foobar)$/i
const marks = /^[<{[(%$].*|^\*+$|^[x*.•-]+$|\$\{|\{\{|<[^>]+>|process\.env|os\.environ|getenv|import\.meta|^\.{3}|…|\.\.\.$/i

/** Whether a value only stands for a secret: `YOUR_API_KEY`, `<token>`, `${TOKEN}`, `xxxx`, `changeme`. */
export const isPlaceholder = (value: string): boolean =>
  words.test(value) || marks.test(value) || /^(.)\1*$/u.test(value) || /^(?:0123456789|1234567890)/.test(value)

/** Bits per sign (Shannon), of the value's own signs. */
export const entropy = (value: string): number => {
  const counts = new Map<string, number>()
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}
