import { compiled, regex } from '../patterns.ts'
import { asking, kin } from './person.ts'

/**
 * How much a text speaks of somebody in particular: of the writer, of one person, of one firm. Each sign has a weight, fitted
 * by logistic regression to the development half of the minimal pairs and to general questions; a sum above zero is more
 * likely about somebody than not.
 */
const work =
  'applicant|candidate|complainant|claimant|trainee|intern|apprentice|welder|driver|guard|cleaner|nurse|surgeon|accountant|treasurer|deputy|head|chair|chairman|ceo|cfo|cto|director|owner|landlord|foreman|steward|union|branch|firm|company|school|clinic|hospital|bank|club|board|supplier|insurer|lender|buyer|target|shop|store|plant|team|staff|department|office|members?|residents?|partner|associate|consultant|secretary|coach|trainer|teacher|pupil|pastor|chaplain|caterer|recruiter|agency|authority|captain|crew|host|chef|vet|dentist|gp|midwife|carer|au pair|nanny|babysitter|lodger|stepson|stepdaughter|in-laws?|widow'
const persons = `(?:${kin}|${work})`

const signs: readonly (readonly [pattern: RegExp, weight: number])[] = [
  [regex.iu`(?<!\p{L})(?:my|mine|our|ours|myself|ourselves)(?!\p{L})`, 2.32],
  [compiled(`(?<!\\p{L})(?:my|our|his|her|their|your)\\s(?:[\\p{L}'’-]+\\s){0,2}${persons}(?!\\p{L})`, 'iu'), 1.12],
  [regex.iu`(?<!\p{L})(?:he|she|him|hers?|his|himself|herself|hes|shes|he['’]s|she['’]s)(?!\p{L})`, 2.29],
  [
    regex.iu`(?<!\p{L})i(?:['’]m|['’]ve|['’]d|['’]ll|\s(?:am|was|have|had|got|take|took|said|told|can['’]?t|cannot|don['’]t|didn['’]t|never|only|once|hit|bought|sold|grew|pray|wear|feel|still|keep|once|voted|joined|lost|work|live|left|hid|am))(?!\p{L})`,
    1.53,
  ],
  [regex.iu`(?<!\p{L})(?:me|us|i|im|we|we['’](?:re|ve|ll|d))(?!\p{L})`, 1.42],
  [
    compiled(
      `(?<!\\p{L})(?:the|this|that)\\s(?:[\\p{L}-]+\\s)?(?:applicant|candidate|complainant|claimant|patient|client|employee|trainee|intern|tenant|chair|ceo|board|partner|boss|foreman|owner|director|manager|supervisor|buyer|target)(?!\\p{L})`,
      'iu',
    ),
    2.02,
  ],
  [regex.u`(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau|Mme|Monsieur|Madame|Señora?|Sra?|Sig|Sig\.ra|Dhr|Mevr|Dr)\.?\s\p{Lu}`, 1.97],
  [
    regex.u`(?<![.!?:]\s|^)(?<=\p{Ll}[,:]?\s)\p{Lu}\p{Ll}{2,}\s(?:from|in|is|was|has|says|said|keeps|wants|needs|goes|got|told|asked)(?!\p{L})`,
    0.13,
  ],
  [
    regex.iu`(?<!\p{L})(?:today|tonight|tomorrow|tmrw|yesterday|last (?:week|month|night|year)|next (?:week|month)|this (?:morning|week|afternoon)|(?:on|by|until|till) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon)|by (?:noon|friday)|morgen|gestern|heute|demain|hier|mañana|ayer|domani|ieri|amanhã|ontem|gisteren|nächste woche)(?!\p{L})`,
    1.9,
  ],
  [
    regex.iu`(?<!\p{L})(?:ich|mein(?:e|en|em|er|es)?|mir|mich|uns(?:er|ere|eren|erem)?|je|j['’]ai|mon|ma|mes|notre|nos|moi|mi|mis|me|nuestr[oa]s?|soy|yo|io|mio|mia|nostr[oa]|meu|minha|sou|nosso|nossa|mijn|onze|ons|ik)(?!\p{L})`,
    2.31,
  ],
  [
    regex.iu`(?:^|\n|[.!?:"]\s?)(?:pts?|patient|client|girl|boy|claimant|complainant|candidate|notes?|mse|victim statement)(?!\p{L})[,: ]`,
    2.04,
  ],
  [
    regex.u`(?:^|\n)[-* ]*(?:\d+[,|;]\s?)?\p{Lu}\p{L}*\.?(?: \p{Lu}\p{L}+)?\s?[,|;:-][^\n]*\n[-* ]*(?:\d+[,|;]\s?)?\p{Lu}\p{L}*\.?(?: \p{Lu}\p{L}+)?\s?[,|;:-]`,
    2.37,
  ],
  [regex.u`(?<!\p{L})(?:dear|hi|hello|tell|to|cc) (?!Readers|All|Parents|Team|Sir)\p{Lu}\p{Ll}+`, -0.03],
  [
    regex.iu`^[\s"'(¿*#>-]*(?:(?:please|pls|hi|hello|so|and)[,!]?\s)?(?:what(?:['’]s)?|how|why|when|where|which|who|whose|is|are|do|does|did|can|may|must|should|was|wie|warum|welche[rsmn]?|wer|que|quels?|quelles?|comment|pourquoi|qui|qué|cómo|por qué|cuándo|quién|che|come|perché|cosa|quali|o que|como|porque|um|wat|hoe|waarom|wanneer)(?!\p{L})`,
    -1.98,
  ],
  [
    regex.iu`(?<!\p{L})(?:glossary|textbook|handbook|faq|guides?|lecture|lesson|class|exam|course|chapter|novel|article|blog|magazine|leaflet|brochure|essay|quiz|newsletter|fact ?sheet|fact ?box|page|timeline|poster|podcast|report on|for students|readers|encyclopedia|seminar|thesis|paper|presentation|story|film|book|series|template|model|wiki page)(?!\p{L})`,
    -2.31,
  ],
  [
    regex.iu`(?<!\p{L})(?:usually|in general|generally|often|typical(?:ly)?|famous|most|many|some|history|historical(?:ly)?|studies|study|experts?|people|ppl|somebody|someone|anyone|everyone|one['’]s|one|employers|employees|workers|firms|companies|parents|children|women|men|patients|managers|doctors|lawyers|banks|staff|invented|example|examples|public)(?!\p{L})`,
    -1.1,
  ],
  [
    regex.iu`(?<!\p{L})(?:(?:the )?(?:law|act|code|gdpr|statute|policy|rules?|guidelines?|court|constitution)|legal(?:ly)?|definition|defined?|meaning|means?|explain|difference|compare|describe|list)(?!\p{L})`,
    -1.11,
  ],
  [
    regex.iu`(?<!\p{L})an?\s(?:[\p{L}-]+\s)?(?:person|employee|employer|worker|manager|boss|patient|client|child|parent|firm|company|doctor|lawyer|candidate|colleague|customer|school|union|party|bank|director|wife|husband|man|woman|team|court|nurse|applicant|tenant|supervisor|office|clock|gym)(?!\p{L})`,
    -0.48,
  ],
  [regex.u`(?<!\p{L})(?:1[5-9]\d\d|20[01]\d)(?!\p{N})`, -0.47],
  [/\?\s*$/u, 0.08],
  [
    regex.iu`(?<!\p{L})(?:draft|write|rewrite|reword|word|soften|summari[sz]e|proofread|translate|shorten|prepare|clean (?:this|it) up|turn (?:this|my)|make (?:this|it|my)|tell|answer|reply|send|redacta|rédige|schreib|formuliere|scrivi|prepara|escreve|stel|schrijf)(?!\p{L})`,
    0.49,
  ],
  [
    regex.iu`(?<!\p{L})(?:our|your|my|his|her)\s(?:own\s)?(?:code|app|website|function|script|program|query|essay|question|homework|dog|cat|garden|recipe|story|poem|website|answer|response|business|model|data|table|team['’]s game)(?!\p{L})`,
    -0.41,
  ],
]

/** From this sign on, what is asked counts as much as what is told. */
const firstGeneral = 13
const bias = -1.9

/** No text comes above this. */
const mostParticular = signs.reduce((sum, [, weight]) => sum + Math.max(0, weight), bias)

/**
 * The logarithm of the odds that a text is about somebody in particular. Counted down from the most that it could be: where `enough`
 * says of what is left that it cannot decide any more, that much is the answer.
 */
export const particularity = (text: string, enough: (sum: number) => boolean = () => true): number => {
  let sum = mostParticular
  if (!enough(sum)) return sum
  const told = text.replace(asking, (taken) => ' '.repeat(taken.length))
  for (const [place, [pattern, weight]] of signs.entries()) {
    // Without one that speaks for somebody, or with one that speaks against, less is left.
    if (pattern.test(place < firstGeneral ? told : text) === weight > 0) continue
    sum -= Math.abs(weight)
    if (!enough(sum)) break
  }
  return sum
}
