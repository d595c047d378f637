import type { Found, Recogniser } from '../recognisers/recogniser.ts'
import { type MatterType, matters } from './words.ts'
import { type Reference, referenceOf } from './person.ts'
import { sentencesOf } from './sentences.ts'

const pattern = (words: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${[...new Set(words)]
      .toSorted((a, b) => b.length - a.length)
      .map((word) => word.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "['’]").replaceAll(' ', '[\\s-]{1,3}').replaceAll('*', '[\\p{L}\\p{N},.]*'))
      .join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  )

const compiled = (Object.keys(matters) as MatterType[]).map((type) => ({ type, strong: pattern(matters[type].strong), owned: pattern(matters[type].owned) }))

/** `my salary`, `her own doctor`, `our client's`: the possessive right before a word. */
const possessive =
  /(?<!\p{L})(?:my|our|his|her|(?:mein|unser|sein|ihr)(?:e|en|em|er|es)?|mon|ma|mes|notre|nos|mi|mis|nuestr[oa]s?|mio|mia|meu|minha|mijn|\p{L}{2,20}['’]s)\s(?:[\p{L}-]{1,15}\s){0,2}$/iu

/**
 * Health, legal, employment and money matters about a person or the speaker. Words alone do not fire: somebody has to be
 * spoken of, in the sentence or, in a statement that follows, in the two before it.
 */
export const topics: Recogniser = (text) => {
  const found: Found[] = []
  let spokenOf = 0
  for (const sentence of sentencesOf(text)) {
    // The reference is asked for only where there is a matter: it costs more than the words.
    let reference: Reference | null = null
    const whom = (): Reference => (reference ??= referenceOf(sentence.text))
    for (const matter of compiled) {
      const strong = [...sentence.text.matchAll(matter.strong)]
      const owned = [...sentence.text.matchAll(matter.owned)]
      if (strong.length + owned.length === 0) continue
      const about = whom()
      const carried = about === 'nobody' && spokenOf > 0 && !/\?\s*$/.test(sentence.text)
      if (about === 'nobody' && !carried) continue
      for (const match of strong) found.push(finding(matter.type, sentence.start, match, about === 'owner' ? 0.8 : about === 'named' ? 0.7 : 0.6))
      if (about === 'nobody') continue
      const possessed = owned.filter((match) => possessive.test(sentence.text.slice(Math.max(0, match.index - 40), match.index)))
      const kept = possessed.length > 0 && (strong.length > 0 || possessed.length + owned.length > 2 || telling(matter.type, possessed)) ? owned : strong.length > 0 ? possessed : []
      for (const match of kept) found.push(finding(matter.type, sentence.start, match, 0.65))
    }
    spokenOf = whomIfCheap(sentence.text, reference) ? 2 : Math.max(0, spokenOf - 1)
  }
  return found
}

/** Words that, owned, say enough by themselves; `my manager` or `my doctor` alone says nothing. */
const telling = (type: MatterType, possessed: readonly RegExpExecArray[]): boolean => {
  const enough: Record<MatterType, RegExp> = {
    health_matter: /^(?:medications?|meds|symptom|pain|rash|infection|blood|cholesterol|a1c|mental health|condition|illness|disease|treatment|injur|libido|insomnia|therap|oncologist|lump|urine|stool|blut|schmerzen|symptome|krankheit|traitement|douleur|symptômes|tratamiento|síntomas|dolor)/iu,
    legal_matter: /^(?:hearing|trial|settlement|testimony|affidavit|lawyer|attorney|solicitor|barrister|probation|parole|anwalt|anwältin|avocat|abogad|avvocato|advoga|advocaat|gerichtstermin|juicio)/iu,
    hr_matter: /^(?:appraisal|complaint|absence|promotion)/iu,
    money_matter: /^(?:income|earnings|wage|bonus|pay$|savings|debt|loan|taxes|pension|bank|investments|portfolio|finances|financial|konto|steuern|rente|ersparnisse|compte|épargne|retraite|cuenta|ahorros|préstamo|prêt)/iu,
  }
  return possessed.some((match) => enough[type].test(match[0]))
}

/** Whether a sentence leaves somebody in the reader's mind for the next ones. */
const introduces = /(?<!\p{L})(?:my|our|the|this|mein(?:e|er)?|unser(?:e|er)?|mon|ma|mi)\s(?:\p{L}+\s)?(?:patient|employee|client|mother|father|mum|mom|dad|wife|husband|partner|son|daughter|brother|sister|friend|colleague|coworker|boss|manager|tenant|candidate|mutter|vater|frau|mann|sohn|tochter|patientin|mitarbeiter|mitarbeiterin|mère|père|femme|mari|fils|fille|madre|padre|esposa|marido|hijo|hija)(?!\p{L})|(?<!\p{L})(?:patient|employee|client|name|patientin|mitarbeiter|mrn|dob)\s{0,2}[:#]|(?<!\p{L})(?:Mr|Mrs|Ms|Herr|Frau|Mme)\.?\s\p{Lu}/iu

const whomIfCheap = (sentence: string, known: Reference | null): boolean => known === 'owner' || known === 'named' || introduces.test(sentence)

const finding = (type: MatterType, offset: number, match: RegExpExecArray, confidence: number): Found => ({
  start: offset + match.index,
  end: offset + match.index + match[0].length,
  type,
  confidence,
  recogniser: `topics.${type}`,
})
