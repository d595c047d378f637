import { matches } from '../matches.ts'
import type { Stretch } from './password.ts'
import { isPlaceholder } from './placeholder.ts'

/** `curl -u anna:x`, `mysql -px`, `sshpass -p x`: each looked for only where its sign is in the text. */
const options: readonly { readonly sign: string; readonly pattern: RegExp }[] = [
  {
    sign: 'curl',
    pattern: /(?<![\w-])curl\s[^\n|;]{0,160}?(?<=\s)(?:-u|--user|--proxy-user|-U)[\s=]{0,2}["']?[^\s:"'@/]{1,64}:([^\s"'<>]{4,128})/dg,
  },
  { sign: 'wget', pattern: /(?<![\w-])wget\s[^\n|;]{0,160}?(?<=\s)--(?:http-|ftp-|proxy-)?password[\s=]["']?([^\s"'<>]{4,128})/dg },
  {
    sign: ' -p',
    pattern:
      /(?<![\w-])(?:mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mariadb-admin)\s[^\n|;]{0,160}?(?<=\s)-p(?:"([^"\n]{4,128})"|'([^'\n]{4,128})'|([^\s"'<>]{4,128}))/dg,
  },
  {
    sign: ' -p',
    pattern:
      /(?<![\w-])(?:sshpass|docker login|podman login|helm registry login|az login|mongo|mongosh|mongodump|mongorestore|oc login|cf login)\s[^\n|;]{0,160}?(?<=\s)-p[\s=]{0,2}(?:"([^"\n]{4,128})"|'([^'\n]{4,128})'|([^\s"'<>-][^\s"'<>]{3,127}))/dg,
  },
  { sign: 'redis-cli', pattern: /(?<![\w-])redis-cli\s[^\n|;]{0,160}?(?<=\s)-a\s["']?([^\s"'<>]{4,128})/dg },
]
const identified = /(?<![\p{L}])identified\s(?:with\s[\w'"`]{1,40}\s)?(?:by|as)\s(?:password\s)?(?:'([^'\n]{4,128})'|"([^"\n]{4,128})")/dgiu

/** `INSERT INTO users (id, password) VALUES (1, 'x')`. */
const insert =
  /(?<![\p{L}])(?:insert|replace)\s(?:\w{1,12}\s){0,2}into\s{1,3}[^\s(]{1,80}\s{0,3}\(([^()]{1,1000})\)\s{0,4}values\s{0,3}(?=\()/dgiu
const insertHint = /into\s/i
const columnOfPassword =
  /^["'`[]?(?:\w{1,30}_)?(?:password|passwd|passphrase|passcode|pwd|pass|passwort|kennwort|mot_de_passe|contrasena|contraseña|senha|secret|api_?key|token)["'`\]]?$/iu
/** Signs of one value that are read: what is quoted and never closed would be read again and again. */
const longest = 2_000

/** What people write for a password that is none. */
const noPassword = /^(?:pass|pwd|pw|user|hidden|\/{2}.*)$/i
const mayBe = (given: string): boolean => !isPlaceholder(given) && !noPassword.test(given)

/** Passwords that no word stands before: by their option on a command line, by their column in SQL. */
export const placedPasswords = (text: string): Stretch[] => {
  const found: Stretch[] = []
  const take = (pattern: RegExp): void => {
    for (const match of matches(text, pattern)) {
      const [start, end] = match.indices?.slice(1).find((range) => range !== undefined) ?? [0, 0]
      if (end > 0 && mayBe(text.slice(start, end))) found.push({ start, end })
    }
  }
  for (const { sign, pattern } of options) if (text.includes(sign)) take(pattern)
  if (/identified/i.test(text)) take(identified)
  if (insertHint.test(text)) {
    let read = 0
    for (const match of matches(text, insert)) {
      const columns = (match[1] ?? '').split(',').map((name) => columnOfPassword.test(name.trim()))
      if (match.index < read || !columns.includes(true)) continue
      const { values, end } = rowsFrom(text, match.index + match[0].length)
      read = end
      for (const value of values)
        if (
          columns[value.place] === true &&
          value.end - value.start >= 4 &&
          value.end - value.start <= 128 &&
          mayBe(text.slice(value.start, value.end))
        )
          found.push({ start: value.start, end: value.end })
    }
  }
  return found
}

type Value = Stretch & { readonly place: number }

/** Quoted values of the rows `('a', 1), ('b', 2)` that begin at a place, with the column that each stands in; and where the rows end. */
const rowsFrom = (text: string, from: number): { readonly values: readonly Value[]; readonly end: number } => {
  const values: Value[] = []
  let [place, depth, at] = [0, 0, from]
  for (; at < text.length; at += 1) {
    const sign = text[at] ?? ''
    if (sign === "'" || sign === '"') {
      const end = closing(text, at)
      if (end < 0) break
      if (depth === 1) values.push({ place, start: at + 1, end })
      at = end
    } else if (sign === '(') {
      depth += 1
      if (depth === 1) place = 0
    } else if (sign === ')') depth -= 1
    else if (sign === ',' && depth === 1) place += 1
    else if (depth === 0 ? !/[\s,]/.test(sign) : sign === ';') break
  }
  return { values, end: at }
}

/** Where a quoted value ends; a quote doubled or with a backslash is part of it. */
const closing = (text: string, start: number): number => {
  const quote = text[start]
  for (let at = start + 1; at < Math.min(start + longest, text.length); at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at
      at += 1
    }
  }
  return -1
}
