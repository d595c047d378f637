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
