import { regex } from '../patterns.ts'
import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import { type MatterType, matters } from './words.ts'
import { beginningWith, type Reference, referenceOf } from './person.ts'
import { sentencesOf } from './sentences.ts'
import { type Match, wordLists } from './word-list.ts'

const types = Object.keys(matters) as MatterType[]
/** Strong words and owned ones of each matter, in turn. */
const find = wordLists(types.flatMap((type) => [matters[type].strong, matters[type].owned]))

/** `my salary`, `her own doctor`, `our client's`: the possessive right before a word. */
const possessive = regex.iu`(?<!\p{L})(?:my|our|his|her|(?:mein|unser|sein|ihr)(?:e|en|em|er|es)?|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?|mio|mia|meu|minha|mijn|\p{L}{2,20}['’]s)\s(?:[\p{L}-]{1,15}\s){0,2}$|(?<!\p{L})(?:i|we|he|she|has|have|had|got|feel|i['’]ve|he['’]s|she['’]s)\s(?:have|had|has|got|get|feel|felt)?\s?(?:got\s)?(?:(?:an?|the|some|this|severe|constant)\s){0,2}(?:[\p{L}-]{1,15}\s)?$`

/**
 * Matters said outright: a word that says it by itself, in a sentence that speaks of the writer or of somebody, or in a
 * statement within two sentences after one that does. Evidence for the judge, which has the last word.
 */
export const saidOutright: Recogniser = (text) => {
  const found: Found[] = []
  let spokenOf = 0
  for (const sentence of sentencesOf(text)) {
    // The reference is asked for only where there is a matter: it costs more than the words.
    let reference: Reference | null = null
    const whom = (): Reference => (reference ??= referenceOf(sentence.text))
    const matches = find(sentence.text)
    for (const [place, type] of types.entries()) {
      const strong = matches[place * 2] ?? []
      const owned = matches[place * 2 + 1] ?? []
      if (strong.length + owned.length === 0) continue
      const about = whom()
      const carried = about === 'nobody' && spokenOf > 0 && !/\?\s*$/.test(sentence.text)
      if (about === 'nobody' && !carried) continue
      for (const match of strong) found.push(finding(type, sentence.start, match, about === 'owner' ? 0.8 : about === 'named' ? 0.7 : 0.6))
      if (about === 'nobody') continue
      const possessed = owned.filter((match) => possessive.test(sentence.text.slice(Math.max(0, match.index - 40), match.index)))
      const kept =
        possessed.length > 0 && (strong.length > 0 || possessed.length > 1 || telling(type, possessed))
          ? owned
          : strong.length > 0
            ? possessed
            : []
      for (const match of kept) found.push(finding(type, sentence.start, match, 0.65))
    }
    spokenOf = whomIfCheap(sentence.text, reference) ? 2 : Math.max(0, spokenOf - 1)
  }
  return found
}

/** Words that, owned, say enough by themselves; `my manager` or `my doctor` alone says nothing. */
const telling = (type: MatterType, possessed: readonly Match[]): boolean => {
  const enough: Record<MatterType, RegExp> = {
    health_matter:
      /^(?:medications?|meds|symptom|headache|fever|pain|rash|infection|blood|cholesterol|a1c|mental health|condition|illness|disease|treatment|injur|libido|insomnia|therap|oncologist|lump|urine|stool|blut|schmerzen|symptome|krankheit|traitement|douleur|symptômes|tratamiento|síntomas|dolor)/iu,
    legal_matter:
      /^(?:hearing|trial|settlement|testimony|affidavit|lawyer|attorney|solicitor|barrister|probation|parole|anwalt|anwältin|avocat|abogad|avvocato|advoga|advocaat|gerichtstermin|juicio)/iu,
    hr_matter: /^(?:appraisal|absence|promotion)/iu,
    money_matter:
      /^(?:income|earnings|wage|bonus|savings|debt|loan|taxes|pension|bank|investments|portfolio|finances|financial|konto|steuern|rente|ersparnisse|compte|épargne|retraite|cuenta|ahorros|préstamo|prêt)/iu,
  }
  return possessed.some((match) => enough[type].test(match.text))
}

/** Whether a sentence leaves somebody in the reader's mind for the next ones. */
const introduces = beginningWith([
  '(?:my|our|the|this|mein(?:e|er)?|unser(?:e|er)?|mon|ma|mi)\\s(?:\\p{L}+\\s)?(?:patient|employee|client|mother|father|mum|mom|dad|wife|husband|partner|son|daughter|brother|sister|friend|colleague|coworker|boss|manager|tenant|candidate|mutter|vater|frau|mann|sohn|tochter|patientin|mitarbeiter|mitarbeiterin|mère|père|femme|mari|fils|fille|madre|padre|esposa|marido|hijo|hija)(?!\\p{L})',
  '(?:patient|employee|client|name|patientin|mitarbeiter|mrn|dob)\\s{0,2}[:#]',
  '(?:Mr|Mrs|Ms|Herr|Frau|Mme)\\.?\\s\\p{Lu}',
])

const whomIfCheap = (sentence: string, known: Reference | null): boolean =>
  known === 'owner' || known === 'named' || sentence.search(introduces) >= 0

/** Matters of health that are of the mind. */
const ofMind =
  /^(?:depress|bipolar|schizo|psychos|psychot|psychiatr|ptsd|ocd|adhd|autis|anorexi|bulimi|eating disorder|panic attack|anxiety|suicid|kill myself|end my life|self.harm|hurt myself|cutting myself|burn(?:out|ed out|t out)|nervous breakdown|antidepress|antipsychotic|sertraline|fluoxetine|prozac|zoloft|xanax|lithium|mental health|therap|psychotherap|angststörung|selbstmord|suizid|magersucht|dépressi|anorexique|ansiedad|depresión|depressione|depressão|depressie)/iu

const finding = (matter: MatterType, offset: number, match: Match, confidence: number): Found => {
  const type = matter === 'health_matter' && ofMind.test(match.text) ? 'mental_health_matter' : matter
  return {
    start: offset + match.index,
    end: offset + match.index + match.text.length,
    type,
    confidence,
    recogniser: `topics.outright.${type}`,
  }
}
