import { describe, expect, it } from 'vitest'
import type { Answer, AnswerEvent } from '../../shared/contract/index.ts'
import { applyEvents, begin, keepUnchanged, placeOf, shownAnswer } from './answer.ts'

const start = begin({ key: 'k', thread: null, turn: null, asked: { text: 'hello', attachments: [], prompt: null }, at: 1 })
const decision: AnswerEvent = {
  type: 'decision',
  thread: 't',
  turn: 'u',
  label: 'public',
  zone: 'cloud',
  engine: 'openai/x',
  findings: [],
  covered: [],
  lowered: [],
  why: [],
  policy: 'default@1',
}
const failed: AnswerEvent = { type: 'attempt', engine: 'openai/x', zone: 'cloud', outcome: 'failed', error: 'network', ms: 3 }
const answered: AnswerEvent = { type: 'attempt', engine: 'smol', zone: 'device', outcome: 'answered', error: null, ms: 90 }
const end: AnswerEvent = {
  type: 'end',
  state: 'complete',
  servedBy: 'smol',
  zone: 'device',
  usage: { input: 4, output: 2 },
  cost: { nanoUsd: 0, source: 'none' },
  receipt: 'r',
  bytesSent: 0,
  ageSeconds: null,
  notice: null,
}
const kept: Answer = { ...shownAnswer(start, null), id: 'r', text: 'Hi the', servedBy: 'smol', servedByName: 'SmolLM2' }

describe('the reducer of a running answer', () => {
  it('learns thread and turn from the decision', () => {
    expect(applyEvents(start, [decision])).toMatchObject({ thread: 't', turn: 'u' })
  })

  it('says the place decided on, then the place that answers', () => {
    const decided = applyEvents(start, [decision])
    expect(placeOf(decided).zone).toBe('cloud')
    expect(placeOf(applyEvents(decided, [failed])).zone).toBe('cloud')
    expect(placeOf(applyEvents(decided, [failed, answered]))).toEqual({ engine: 'smol', zone: 'device' })
  })

  it('gives the same text whether events come one by one or a frame at a time', () => {
    const events: AnswerEvent[] = [decision, answered, { type: 'delta', text: 'Hi ' }, { type: 'delta', text: 'there' }, end]
    const oneByOne = events.reduce((live, event) => applyEvents(live, [event]), start)
    expect(applyEvents(start, events)).toEqual(oneByOne)
    expect(oneByOne.text).toBe('Hi there')
  })

  it('never changes after the end', () => {
    const closed = applyEvents(start, [decision, { type: 'delta', text: 'Hi' }, end])
    expect(applyEvents(closed, [{ type: 'delta', text: ' and more' }]).text).toBe('Hi')
  })

  it('shows what was kept until a followed answer has caught up', () => {
    const behind = applyEvents(start, [decision, { type: 'delta', text: 'Hi' }])
    expect(shownAnswer(behind, kept).text).toBe('Hi the')
    expect(shownAnswer(applyEvents(behind, [{ type: 'delta', text: ' there' }]), kept).text).toBe('Hi there')
  })

  it('keeps unchanged turns as the objects they were', () => {
    const before = [
      { id: 'a', text: '1' },
      { id: 'b', text: '2' },
    ]
    const after = keepUnchanged(before, [
      { id: 'a', text: '1' },
      { id: 'b', text: '3' },
    ])
    expect(after[0]).toBe(before[0])
    expect(after[1]).toEqual({ id: 'b', text: '3' })
  })
})
