import { describe, expect, it } from 'vitest'
import { readRoute, type Route, writeRoute } from './route.ts'

describe('addresses', () => {
  it('come back as the page they were written for', () => {
    const routes: Route[] = [
      { page: 'chat', thread: null },
      { page: 'chat', thread: 'a/b c' },
      { page: 'prompts', name: null },
      { page: 'prompts', name: 'reply' },
      { page: 'costs' },
      { page: 'leaves' },
    ]
    expect(routes.map((route) => readRoute(writeRoute(route)))).toEqual(routes)
  })

  it('of no page are said to be unknown, not taken for a new thread', () => {
    expect(readRoute('')).toEqual({ page: 'chat', thread: null })
    for (const hash of ['#/nowhere', '#/thread', '#/thread/%E0%A4%A']) expect(readRoute(hash)).toEqual({ page: 'unknown' })
  })
})
