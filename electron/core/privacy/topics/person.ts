import { compiled, regex } from '../patterns.ts'
import { wholeWords } from '../recognisers/surroundings.ts'

/**
 * Whom a sentence speaks of. `owner`: the speaker or a particular person, by a possessive or a verb that says so; `named`:
 * somebody in a statement; `nobody`: a question or a request about things in general.
 */
export type Reference = 'owner' | 'named' | 'nobody'

/** Any of these, where a word begins. What begins no word of Latin letters is passed over first: it is most of a text. */
export const beginningWith = (alternatives: readonly string[]): RegExp =>
  compiled(`(?=[a-z])(?<!\\p{L})(?:${alternatives.join('|')})`, 'giu')

/** "Give me", "can I", "how do we": the words of asking, not of telling about oneself. */
export const asking = beginningWith([
  '(?:give|tell|show|help|teach|send|write|make|let|remind|ask|explain to|explain it to|walk|guide|get|find|draft|provide|recommend|suggest|convince|advise|quiz|assist)(?:\\s(?:for|to))?\\s(?:me|us)(?!\\p{L})',
  "(?:do|can|could|should|would|may|might|must|shall|will|did|how|where)\\s(?:i|we)(?!['\\p{L}])",
  "(?:i|we)(?:'d|\\swould)\\s(?:like|love)\\s(?:you|to\\s(?:know|learn|understand|ask|see|read))(?!\\p{L})",
  "(?:i|we)(?:'m|'re|\\sam|\\sare)?\\s(?:want(?:\\sto)?|wonder|wondering|need(?:\\sto)?|curious|interested|looking|asking|trying|writing|working|studying|learning|reading|researching|teaching|preparing|building|developing|creating|designing|require|request|think|believe|heard|read|saw|know)(?!\\p{L})",
  "i(?:'m|\\sam)\\san?\\s(?:\\p{L}+\\s)?(?:doctor|nurse|student|teacher|lawyer|researcher|physician|writer|author|developer|engineer|professor|manager|journalist|pharmacist|therapist|psychologist|analyst|scientist|consultant|programmer|blogger)(?!\\p{L})",
  '(?:my|our)\\s(?:\\p{L}+\\s)?(?:question|questions|request|essay|article|book|novel|story|class|homework|assignment|thesis|presentation|project|blog|understanding|knowledge|research|paper|conversation|instructions|first|next|last|code|app|website|query|function|functions|program|script|scripts|test|tests|event|handler|database|table|server|model|dataset|spreadsheet|planet|society|world|universe|solar|galaxy|ancestors|species|lives|culture|economy|time|times)(?!\\p{L})',
  '(?:kann|soll|sollte|muss|darf|könnte|würde|wie|was|wo)\\s(?:ich|wir)(?!\\p{L})',
  '(?:erkläre|erklär|gib|zeig|sag|hilf|nenne|schreib|schreibe)\\s(?:mir|uns)(?!\\p{L})',
  '(?:puis-je|dois-je|peux-tu m|pouvez-vous m|explique(?:z)?-moi|donne(?:z)?-moi|dis-moi|aide(?:z)?-moi|comment je)(?!\\p{L})',
  '(?:explícame|dime|dame|ayúdame|cuéntame|puedo|debo|me puedes|me podrías)(?!\\p{L})',
])

export const kin =
  'mother|father|mum|mom|mam|dad|parents?|wife|husband|spouse|partner|boyfriend|girlfriend|fianc[eé]e?|ex|son|daughter|child|children|kids?|baby|brother|sister|siblings?|aunt|uncle|cousin|niece|nephew|grand(?:mother|father|ma|pa|son|daughter|parents)|neighbou?r|friend|roommate|flatmate|boss|manager|supervisor|colleagues?|co-?workers?|employees?|clients?|patients?|customers?|tenants?|landlord|students?|teacher|doctor|therapist|team|staff|assistant|director|ceo|cfo|report|applicant|candidate'

const owner = beginningWith([
  // The speaker.
  "(?:i|we)(?!\\p{L})(?:'m|'ve|'d|'ll)?",
  '(?:my|mine|our|ours|me|us|myself|ourselves)(?!\\p{L})',
  '(?:ich|mein(?:e|en|em|er|es)?|mir|mich|unser(?:e|en|em|er|es)?|uns)(?!\\p{L})',
  "(?:(?:je|mon|ma|mes|moi|notre|nos)(?!\\p{L})|j['’]\\p{L}|m['’](?:a|ont)(?!\\p{L}))",
  '(?:yo|mi|mis|mío|mía|nuestr[oa]s?|tengo|estoy|soy|fui|he|gano|debo|me)(?!\\p{L})(?=.*[áéíóúñ¿¡]|.*(?<!\\p{L})(?:el|la|de|que|con|por|en|un|una|mi)(?!\\p{L}))',
  '(?:io|mio|mia|miei|mie|meu|minha|meus|minhas|mijn|ik)(?!\\p{L})',
  // A particular person.
  `(?:the|this|that|his|her|their|your|one of our|one of my|another)\\s(?:\\p{L}+\\s)?(?:${kin})(?!\\p{L})`,
  '(?:der|die|dem|den|unser|unsere)\\s(?:patient|patientin|mitarbeiter|mitarbeiterin|kunde|kundin|mandant|mandantin|kollege|kollegin)(?!\\p{L})',
  '(?:le|la|notre)\\s(?:patient|patiente|salarié|salariée|client|cliente|employé|employée)(?!\\p{L})',
  '(?:el|la|nuestro|nuestra)\\s(?:paciente|empleado|empleada|cliente|trabajador|trabajadora)(?!\\p{L})',
  '(?:patient|employee|client|claimant|defendant|plaintiff|tenant|candidate|applicant|name|dob|mrn|patientin|mitarbeiter|paciente|empleado|salarié)\\s{0,2}[:#]',
])

const thirdPerson = wholeWords([
  'he',
  'she',
  'him',
  'his',
  'her',
  'hers',
  'himself',
  'herself',
  "he's",
  "she's",
  'er',
  'sie',
  'ihm',
  'ihr',
  'ihre',
  'seine',
  'il',
  'elle',
  'él',
  'ella',
  'lui',
  'lei',
  'ele',
  'ela',
  'hij',
  'zij',
])
const titled = regex.u`(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Mx|Herr|Frau|Mme|M|Sr|Sra|Señora?|Monsieur|Madame|Sig|Dhr|Mevr)\.?\s\p{Lu}\p{Ll}+`
/** Two or three capitalised words in the midst or at the head of a statement. */
const twoNames = regex.u`(?<![\p{L}.])\p{Lu}\p{Ll}{1,20}(?:['’-]\p{Lu}\p{Ll}{1,20})?\s(?:\p{Lu}\.?\s|(?:van|von|de|del|da|di|bin|al|el|der|la)\s){0,2}\p{Lu}\p{Ll}{1,20}(?!\p{L})`
/** `John was fired`, `Maria has cancer`: one name that is the subject. */
const oneName = regex.u`(?:^|[,;]\s|\s(?:that|because|after|when|since|and|but|if)\s)\p{Lu}\p{Ll}{2,20}(?:'s)?\s(?:was|is|has|had|got|will|hasn't|wasn't|isn't|suffers?|suffered|needs|tested|lost|owes|earns|wants|told|said)(?!\p{L})`

/** `a warning letter for Maria Lopez`: a request that concerns somebody. */
const recipient = regex.u`\b(?:for|to|with|against)\s(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?\p{Lu}\p{Ll}{1,20}\s\p{Lu}\p{Ll}{1,20}(?!\p{L})`

/** Openings of a question or a request about things in general. */
const general = regex.iu`^[\s"'(¿*#>-]*(?:(?:please|kindly|hi|hello|hey|ok|okay|so|and|now)[,!]?\s)*(?:what|how|why|when|where|which|who|whose|is|are|was|were|does|do|did|can|could|should|would|will|has|have|explain|define|describe|discuss|list|name|write|compose|create|generate|give|tell|compare|summari[sz]e|outline|provide|imagine|pretend|suppose|assume|consider|act|embrace|take on|you are|as an?|if you|analy[sz]e|evaluate|identify|translate|design|develop|draft|was|wie|warum|wann|wo|welche[rsmn]?|wer|erkläre?|beschreibe?|nenne|schreibe?|qu['’]|que|quels?|quelles?|comment|pourquoi|quand|où|explique[rz]?|décri[st]|écri[st]|qué|cómo|por qué|cuándo|dónde|cuáles?|quién|explica|describe|escribe|come|perché|cosa|quali|como|porque|hoe|waarom|wat|welke)(?!\p{L})`
const fiction = wholeWords([
  'story',
  'novel',
  'poem',
  'fictional',
  'character',
  'screenplay',
  'role-play',
  'roleplay',
  'joke',
  'essay',
  'blog post',
  'short story',
  'scenario',
  'hypothetical',
  'geschichte',
  'gedicht',
  'histoire',
  'poème',
  'cuento',
  'poema',
])

export const referenceOf = (sentence: string): Reference => {
  const told = sentence.replace(asking, (taken) => ' '.repeat(taken.length))
  const asked = general.test(sentence) || /\?\s*["')\]]*\s*$/.test(sentence)
  const generalMatter = general.test(sentence)
  if (generalMatter && fiction.test(sentence)) return 'nobody'
  owner.lastIndex = 0
  if (owner.test(told)) return 'owner'
  if (asked) return recipient.test(told) && !/\?/.test(told) ? 'named' : 'nobody'
  return thirdPerson.test(told) || titled.test(told) || twoNames.test(told) || oneName.test(told) ? 'named' : 'nobody'
}
