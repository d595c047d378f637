import weights from './weights.json' with { type: 'json' }
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MatterType } from './words.ts'
import { topics } from './topics.ts'

const types = (text: string): MatterType[] => [...new Set(topics(text).map((finding) => finding.type as MatterType))]

/** About somebody, and its twin about things in general. */
const pairs: Record<MatterType, readonly [string, string][]> = {
  health_matter: [
    ['I tested positive and my manager asks why I was away', 'What does it mean to test positive?'],
    ['I was diagnosed with bipolar disorder last year.', 'How is bipolar disorder diagnosed?'],
    ['My mother has dementia and lives alone.', 'How common is dementia among people over 80?'],
    ["She is pregnant and hasn't told anyone.", 'Is it safe to eat sushi while pregnant?'],
    ['Our patient developed sepsis after surgery.', 'What causes sepsis?'],
    ['My therapist changed my medication.', 'How long does it take to become a therapist?'],
    ['I have a rash on my arm', 'What is the treatment for a rash?'],
    ['Patient: 54, diabetic\nPlan: insulin twice a day', 'Explain how insulin works to a nurse'],
    ['Maria has cancer and needs time off', 'Which foods are said to prevent cancer?'],
    ['Ich bin schwanger und mein Chef weiß es noch nicht.', 'Was sind die Symptome einer Schwangerschaft?'],
    ['Je suis enceinte et mon patron ne le sait pas.', 'Quels sont les symptômes de la dépression ?'],
    ['Me diagnosticaron cáncer en marzo.', '¿Qué es el cáncer?'],
  ],
  legal_matter: [
    ['He was arrested last night.', 'What happens when someone is arrested?'],
    ['My wife wants a divorce and full custody.', 'What are the grounds for divorce in California?'],
    ['We are being sued by a former supplier.', 'How does a class action lawsuit work?'],
    ['We have a court date on Monday.', 'How are court dates set in Germany?'],
    ['Our client was indicted for fraud.', 'What is the difference between an indictment and a complaint?'],
    ['Meine Scheidung ist noch nicht durch.', 'Was kostet eine Scheidung?'],
  ],
  hr_matter: [
    ['John was fired for harassment.', 'Write a policy on harassment.'],
    ['I got laid off yesterday.', 'Why do companies announce layoffs?'],
    ['Draft a performance improvement plan for Maria Lopez, who keeps missing deadlines.', 'What is a performance improvement plan?'],
    ['Our employee got a final warning last week.', 'What should a final warning contain?'],
    ['Mir wurde gekündigt.', 'Wie schreibt man eine Kündigung?'],
  ],
  money_matter: [
    ['My salary is 84k and my bonus was cut.', 'What is the average salary of a nurse?'],
    ['I owe $30,000 in credit card debt.', 'How does credit card debt work?'],
    ['We are filing for bankruptcy.', 'What happens in a bankruptcy?'],
    ['My client is behind on rent and has no savings.', 'Is it better to rent or to buy?'],
    ['Meine Schulden wachsen mir über den Kopf.', 'Wie entstehen Schulden?'],
  ],
}

for (const [type, cases] of Object.entries(pairs) as [MatterType, readonly [string, string][]][])
  describe(`${type}`, () => {
    it.each(cases.map(([about]) => about))('is seen in: %s', (text) => expect(types(text)).toContain(type))
    it.each(cases.map(([, general]) => general))('is not seen in: %s', (text) => expect(types(text)).toEqual([]))
  })

describe('what only sounds like a matter', () => {
  it.each([
    'Help me write a Python function that computes mortgage payments',
    'Fix the bug in my payroll script where wages are doubled',
    'The process was terminated with exit code 1',
    'Write a story about a detective with depression.',
    'Can you explain the difference between HIV and AIDS?',
    'I am a nurse, explain how insulin works.',
    'I have a stroke of genius idea',
    'Tell me about the trial of Socrates',
    'I would like to learn about bankruptcy law',
    'Who was convicted in the Nuremberg trials?',
  ])('%s', (text) => expect(types(text)).toEqual([]))
})

it('remembers for two sentences whom a text speaks of', () => {
  expect(types('The patient arrived at noon. Chemotherapy starts tomorrow.')).toEqual(['health_matter'])
  expect(types('Chemotherapy starts with a blood sample.')).toEqual([])
})

describe('what is somebody’s with no pronoun and no name in it', () => {
  it.each([
    'tested positive yesterday, staying home all week',
    'Diagnosis: ulcerative colitis\nMeds: mesalazine\nPlan: scope in May',
    'Salary: 72k\nBonus: 6k\nCounter offer: 78k',
    'marta.k@web.example asked for reduced hours since her diagnosis',
    'the client drinks before each session and has stopped taking his pills',
    'our trainee has been cutting herself, I saw the arms',
    'We are about to announce the sale of the plant, staff must not know',
    'Our Q3 numbers before release: revenue down 9 %, guidance cut',
    'SAR: the customer withdrew 14 transfers in cash and could not explain them',
    'Layoffs on the 14th: Marketing 4, Support 11. Script for the VP',
  ])('%s', (text) => expect(topics(text).length).toBeGreaterThan(0))
})

describe('what is nobody’s', () => {
  it.each([
    'What are the symptoms of flu?',
    'Write a novel in which a doctor hides his addiction from his wife.',
    'class Patient { diagnosis: string; medication: string[] }',
    'How is the minimum wage set in Germany?',
    'Explain the difference between a merger and an acquisition.',
    'Draft a policy on sick leave for a firm of fifty.',
    'Who was Nelson Mandela and why was he in prison?',
    'Welche Rechte haben Schwangere am Arbeitsplatz?',
    'Help me write a birthday message for my mother, she loves roses.',
    'My code throws a null pointer in line 44, why?',
    'ok',
    '',
  ])('%s', (text) => expect(topics(text)).toEqual([]))
})

it('marks a place inside the text, of the piece that holds the matter, in a long one too', () => {
  const idle = 'The meeting moved to ten and the room has a new lamp. '.repeat(40)
  const text = `${idle}\nMy wife has cancer and I need Monday off.\n${idle}`
  const found = topics(text)
  expect(found.map((one) => text.slice(one.start, one.end))).toContain('cancer')
  for (const { start } of found) expect(start).toBeGreaterThanOrEqual(idle.length - 600)
})

it('is sure of itself within bounds, and says the same again', () => {
  const text = 'I tested positive and my manager asks why I was away'
  expect(topics(text)).toEqual(topics(text))
  for (const { confidence, start, end } of topics(text)) {
    expect(confidence).toBeGreaterThan(0.5)
    expect(confidence).toBeLessThanOrEqual(0.85)
    expect(end).toBeGreaterThan(start)
  }
})

it('never throws and points into the text, whatever is written', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 2_000 }), fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
      for (const { start, end } of topics(text)) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
      }
    }),
    { numRuns: 200 },
  )
})

it('reads the signs only where they could still decide: more of them never speaks against', () => {
  // The places of `signs` and of what hangs on it, in the order of `considered`.
  expect(weights.last.slice(10, 12).every((weight) => weight >= 0)).toBe(true)
})
