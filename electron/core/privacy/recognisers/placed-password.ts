import { regex } from '../patterns.ts'
import { matches, taken } from '../matches.ts'
import type { Stretch } from './password.ts'
import { isPlaceholder } from './placeholder.ts'
import { insertsIn } from './sql-inserts.ts'

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
  { sign: 'ConvertTo-SecureString', pattern: /ConvertTo-SecureString\s(?:-String\s)?["']([^"'\n$][^"'\n]{3,127})["']/dg },
  { sign: 'net use', pattern: /(?<![\w-])net use\s[^\n|;]{0,120}?\/user:\S{1,80}\s([^\s/"'<>*][^\s"'<>]{3,127})/dgi },
  { sign: 'redis-cli', pattern: /(?<![\w-])redis-cli\s[^\n|;]{0,160}?(?<=\s)-a\s["']?([^\s"'<>]{4,128})/dg },
]
const identified = regex.dgiu`(?<![\p{L}])identified\s(?:with\s[\w'"\x60]{1,40}\s)?(?:by|as)\s(?:password\s)?(?:'([^'\n]{4,128})'|"([^"\n]{4,128})")`

const insertHint = /(?:insert|replace)\s/i
const columnOfPassword =
  /^["'`[]?(?:\w{1,30}_)?(?:password|passwd|passphrase|passcode|pwd|pass|passwort|kennwort|mot_de_passe|contrasena|contraseña|senha|secret|api_?key|token)["'`\]]?$/iu

/** A secret by its variable in settings and in shells, whatever signs it has: `JWT_SECRET=…`, `export DB_PASSWORD="…"`. */
const variableEnd = '_(?:PASSWORD|PASSWD|PASSPHRASE|PASS|PWD|SECRET|TOKEN|KEY|CREDENTIALS?)(?:_\\d)?='
const variableHint = new RegExp(variableEnd)
const variable = new RegExp(
  `(?<![A-Za-z0-9])[A-Z][A-Z0-9]{0,20}(?:_[A-Z][A-Z0-9]{0,20}){0,4}${variableEnd}(?:"([^"\\n]{6,200})"|'([^'\\n]{6,200})'|([^\\s"'\`;,]{6,200}))`,
  'dg',
)
/** Names of keys that are none, and what names a file, a place, a number or another variable. */
const openKey =
  /(?:^|_)(?:PUBLIC|PRIMARY|FOREIGN|SORT|PARTITION|CACHE|HOT|SHORTCUT|ANSWER|MAP|SSH_AUTH|MAX|MIN|NUM|N)_(?:KEY|TOKEN|PASS)(?:_\d)?=/
const noSecret = /^(?:\d+(?:\.\d+)?|[./~].*|https?:.*|[A-Z][A-Z0-9_]*|[a-z]{1,12}[_.][a-z_.]+|.*\(.*)$/

/** What people write for a password that is none. */
const noPassword = /^(?:pass|pwd|pw|user|hidden|\/{2}.*)$/i
const mayBe = (given: string): boolean => !isPlaceholder(given) && !noPassword.test(given)

/** Passwords that no word stands before: by their option on a command line, by their variable in settings, by their column in SQL. */
export const placedPasswords = (text: string): Stretch[] => {
  const found: Stretch[] = []
  const take = (pattern: RegExp): void => {
    for (const match of matches(text, pattern)) {
      const [start, end] = taken(match)
      if (end > 0 && mayBe(text.slice(start, end))) found.push({ start, end })
    }
  }
  for (const { sign, pattern } of options) if (text.includes(sign)) take(pattern)
  if (/identified/i.test(text)) take(identified)
  if (variableHint.test(text))
    for (const match of matches(text, variable)) {
      const [start, end] = taken(match)
      const given = text.slice(start, end)
      // A key is longer than a word.
      if (!openKey.test(match[0]) && !noSecret.test(given) && mayBe(given) && (!/KEY(?:_\d)?=/.test(match[0]) || /\d/.test(given)))
        found.push({ start, end })
    }
  if (!insertHint.test(text)) return found
  for (const { columns = [], rows } of insertsIn(text)) {
    const secret = columns.map((name) => columnOfPassword.test(name.trim()))
    if (!secret.includes(true)) continue
    for (const row of rows)
      for (const [place, { start, text: value, quoted }] of row.entries())
        if (secret[place] === true && quoted && value.length >= 4 && value.length <= 128 && mayBe(value))
          found.push({ start, end: start + value.length })
  }
  return found
}
