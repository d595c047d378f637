import { matches } from '../matches.ts'
import type { Found, Recogniser } from './recogniser.ts'

/** `[at]`, ` at `, ` @ `: what stands for the sign. */
const at =
  /\s{0,2}[[({<]\s?(?:at|@|ät|arroba|chez|chiocciola|собака)\s?[\])}>]\s{0,2}|\s(?:at|arroba|chiocciola|klammeraffe|собака)\s|\s{1,2}@\s{0,2}|(?<=\S)@\s{1,2}|(?<=\w)[_-](?:at|AT)[_-](?=\w)/giu
const dot =
  '(?:\\.|\\s{0,2}[\\[({<]\\s?(?:dot|\\.|punkt|punto|point|ponto|точка)\\s?[\\])}>]\\s{0,2}|\\s(?:dot|punkt|punto|point|ponto|точка)\\s|\\s\\.\\s|[_-]dot[_-])'
const local = new RegExp(
  `(?<![\\p{L}\\p{N}._+-])[\\p{L}\\p{N}_+-]{1,32}(?:(?:${dot}|\\s(?:underscore|dash|plus|minus|hyphen)\\s)[\\p{L}\\p{N}_+-]{1,32}){0,3}$`,
  'iu',
)
const domain = new RegExp(`^[\\p{L}\\p{N}-]{1,63}(?:${dot}[\\p{L}\\p{N}-]{1,63}){1,4}(?![\\p{L}\\p{N}])`, 'iu')
const spelled = new RegExp(`${dot.replace('\\.|', '')}`, 'iu')
const known =
  /(?:^|[^\p{L}])(?:com|org|net|edu|gov|info|biz|io|me|co|uk|de|fr|es|it|nl|be|ch|at|pt|pl|se|no|dk|fi|ie|cz|ru|ua|br|mx|ar|in|jp|cn|kr|au|nz|ca|us|eu|dev|app|ai|tech|mail|online|email|example|invalid|test)$/iu

/** `look at this dot com bubble`: words that name no host. */
const talk =
  /^(?:this|that|the|a|an|my|your|our|its|their|his|her|noon|night|least|all|first|last|home|work|once|some|any|each|every|these|those)(?![\p{L}\p{N}-])/iu

/** Addresses written so that machines do not read them: `john [at] mail dot com`. */
export const spelledEmail: Recogniser = (text) => {
  const found: Found[] = []
  for (const match of matches(text, at)) {
    const end = match.index + match[0].length
    const after = domain.exec(text.slice(end, end + 160))
    // `at noon dot com`: a bare word for the sign wants the dots spelled as well, and an ending that there is.
    if (after === null || !known.test(after[0]) || (/^\s\p{L}+\s$/u.test(match[0]) && (!spelled.test(after[0]) || talk.test(after[0]))))
      continue
    const before = local.exec(text.slice(Math.max(0, match.index - 140), match.index))
    if (before === null) continue
    found.push({
      start: match.index - before[0].length,
      end: end + after[0].length,
      type: 'email',
      confidence: 0.85,
      recogniser: 'email.spelled',
    })
  }
  return found
}
