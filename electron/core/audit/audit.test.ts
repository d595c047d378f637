import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../store/index.ts'
import type { Store } from '../store/index.ts'
import { openAudit } from './index.ts'
import type { Audit, AuditData } from './index.ts'

const key = Buffer.alloc(32, 7)
let dir: string
let store: Store
let audit: Audit

const open = (): Audit => openAudit({ store, key, profile: { id: 'p1', method: 'keyfile' }, now: () => 1000 })
const add = (): string => store.transaction(() => audit.append('prompt.saved', 'contract-review', { version: 1, digest: 'a'.repeat(64) }))
/** What somebody with the opened database could do: the triggers are no obstacle to them. */
const tamper = (sql: string): void => {
  store.db.exec(`DROP TRIGGER IF EXISTS audit_is_immutable; DROP TRIGGER IF EXISTS audit_is_kept; ${sql}`)
}
const problem = (): string => {
  const { problem: found } = audit.verify()
  return found === null ? 'none' : `${found.code} ${found.seq}`
}

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'privity-test-'))
  store = openStore({ dir, key })
  audit = open()
})
afterEach(() => {
  store.close()
  rmSync(dir, { recursive: true, force: true })
})

describe('the audit chain', () => {
  it('begins with the making of the profile, once', () => {
    open()
    audit = open()
    expect(store.db.prepare('SELECT seq, kind, subject, data, previous FROM audit').all()).toEqual([
      { seq: 1, kind: 'profile.created', subject: 'p1', data: '{"method":"keyfile"}', previous: '0'.repeat(64) },
    ])
    expect(audit.verify()).toEqual({ entries: 1, problem: null, words: 'The audit chain is whole: 1 entry.' })
  })

  it('binds each entry to the one before by SHA-256 over canonical JSON', () => {
    const first = add()
    const second = add()
    const row = store.db
      .prepare<[], Record<string, string | number>>('SELECT seq, at, kind, subject, data, previous FROM audit WHERE seq = 3')
      .get()
    expect(row?.previous).toBe(first)
    const text = canonicalize({ ...row, data: JSON.parse(String(row?.data)) as unknown }) ?? ''
    expect(createHash('sha256').update(text).digest('hex')).toBe(second)
    expect(problem()).toBe('none')
  })

  it('I09 goes on where it was after the database was closed', () => {
    add()
    store.close()
    store = openStore({ dir, key })
    audit = open()
    add()
    expect(audit.verify()).toMatchObject({ entries: 3, problem: null })
  })

  it('is one chain when two connections write in turn', () => {
    const other = openStore({ dir, key })
    const theirs = openAudit({ store: other, key, profile: { id: 'p1', method: 'keyfile' }, now: () => 1 })
    for (let i = 0; i < 10; i++) {
      add()
      other.transaction(() => theirs.append('model.removed', 'smollm2-135m', {}))
    }
    other.close()
    expect(audit.verify()).toMatchObject({ entries: 21, problem: null })
  })

  it('has an entry only with what it speaks of: undone together, and never outside a transaction', () => {
    expect(() =>
      store.transaction(() => {
        audit.append('provider.removed', 'acme', {})
        throw new Error('undone')
      }),
    ).toThrow('undone')
    expect(() => audit.append('provider.removed', 'acme', {})).toThrow(/inside a transaction/)
    add()
    expect(audit.verify()).toMatchObject({ entries: 2, problem: null })
  })
})

describe('I09 tampering is noticed:', () => {
  beforeEach(() => {
    for (let i = 0; i < 5; i++) add()
  })

  it('the database itself refuses changes and removals', () => {
    expect(() => store.db.exec('UPDATE audit SET at = 0')).toThrow(/immutable/)
    expect(() => store.db.exec('DELETE FROM audit WHERE seq = 3')).toThrow(/only added/)
    expect(() => store.db.exec('INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 3')).toThrow(/only added/)
    expect(problem()).toBe('none')
  })

  for (const change of [
    'at = 5',
    "kind = 'thread.removed'",
    "subject = 'other'",
    `data = '{"digest":"${'b'.repeat(64)}","version":1}'`,
    "data = ' ' || data",
    "data = '{'",
    "hash = replace(hash, substr(hash, 1, 1), 'g')",
  ]) {
    it(`an entry altered (${change})`, () => {
      tamper(`UPDATE audit SET ${change} WHERE seq = 3`)
      expect(problem()).toBe('altered 3')
    })
  }

  it('an entry altered and its hash with it', () => {
    const row = store.db
      .prepare<[], Record<string, unknown>>('SELECT seq, at, kind, subject, data, previous FROM audit WHERE seq = 3')
      .get()
    const hash = createHash('sha256')
      .update(canonicalize({ ...row, at: 5, data: JSON.parse(String(row?.data)) as unknown }) ?? '')
      .digest('hex')
    tamper(`UPDATE audit SET at = 5, hash = '${hash}' WHERE seq = 3`)
    expect(problem()).toBe('altered 4')
  })

  it('an entry removed from the start or the middle', () => {
    tamper('DELETE FROM audit WHERE seq = 3')
    expect(problem()).toBe('missing 3')
    tamper('DELETE FROM audit WHERE seq = 1')
    expect(problem()).toBe('missing 1')
  })

  it('an entry removed and the others moved up', () => {
    tamper('DELETE FROM audit WHERE seq = 3; UPDATE audit SET seq = seq - 1 WHERE seq > 3')
    expect(problem()).toBe('altered 3')
  })

  it('entries in another order', () => {
    tamper('UPDATE audit SET seq = 99 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 4; UPDATE audit SET seq = 4 WHERE seq = 99')
    expect(problem()).toBe('altered 3')
  })

  it('entries cut off at the end, also after more were added', () => {
    tamper('DELETE FROM audit WHERE seq > 4')
    expect(problem()).toBe('cut_off 5')
    add()
    expect(problem()).toBe('missing 5')
    expect(audit.verify().words).toBe('Entry 5 is missing or out of order.')
  })

  it('entries cut off with the mark of the end moved back, which needs a key that is not in the database', () => {
    tamper('DELETE FROM audit WHERE seq > 4; UPDATE audit_head SET seq = 4, hash = (SELECT hash FROM audit WHERE seq = 4)')
    expect(problem()).toBe('head_altered null')
    add()
    expect(problem()).toBe('head_altered null')
  })

  it('the mark of the end removed, also after more were added', () => {
    tamper('DELETE FROM audit WHERE seq > 4; DELETE FROM audit_head')
    expect(problem()).toBe('head_altered null')
    add()
    expect(problem()).toBe('head_altered null')
    audit = open()
    expect(problem()).toBe('head_altered null')
  })

  it('an older mark put back over a longer chain', () => {
    const mark = store.db.prepare<[], { seq: number; hash: string; mac: string }>('SELECT seq, hash, mac FROM audit_head').get()
    add()
    tamper(`UPDATE audit_head SET seq = ${mark?.seq}, hash = '${mark?.hash}', mac = '${mark?.mac}'`)
    expect(problem()).toBe('head_altered null')
  })

  it('a whole chain begun anew beside the receipts of the old one', () => {
    const hash = add()
    store.db.exec(`INSERT INTO threads (id, title, label, shown_label, created_at, updated_at) VALUES ('t', '', 'public', 'public', 0, 0);
      INSERT INTO turns (id, thread, position, system, text, attachments, label, findings, created_at) VALUES ('u', 't', 1, '', '', '[]', 'public', '[]', 0);
      INSERT INTO answers (id, turn, owner, state, label, policy, plan, request_key, opened_at, audit_hash) VALUES ('a', 'u', 'o', 'complete', 'public', 'p', '{}', 'k', 0, '${hash}')`)
    expect(problem()).toBe('none')
    tamper('DELETE FROM audit; DELETE FROM audit_head')
    audit = open()
    expect(problem()).toBe('receipt_without_entry null')
  })
})

describe('I05 entries hold no text of a person', () => {
  const opened: AuditData<'record.opened'> = {
    thread: 't1',
    turn: 'u1',
    label: 'public',
    policy: 'default@1',
    zone: 'cloud',
    engine: 'acme/gpt',
    steps: [{ kind: 'engine', engine: 'acme/gpt', zone: 'cloud' }],
    findings: [{ type: 'person', count: 2 }],
    blocked: false,
  }
  const text = (): string => JSON.stringify(store.db.prepare('SELECT * FROM audit').all())

  it('a field that the kind does not have is refused, and nothing is written', () => {
    const more = { ...opened, text: 'Jane has diabetes' } as AuditData<'record.opened'>
    expect(() => store.transaction(() => audit.append('record.opened', 'a1', more))).toThrow()
    const deeper = { ...opened, findings: [{ type: 'person', count: 1, text: 'Jane' }] } as unknown as AuditData<'record.opened'>
    expect(() => store.transaction(() => audit.append('record.opened', 'a1', deeper))).toThrow()
    expect(audit.verify().entries).toBe(1)
    store.transaction(() => audit.append('record.opened', 'a1', opened))
    expect(audit.verify()).toMatchObject({ entries: 2, problem: null })
  })

  it('a code that is not of the closed list is refused', () => {
    const odd = { ok: false, error: 'the provider said: Jane has diabetes' } as unknown as AuditData<'provider.tested'>
    expect(() => store.transaction(() => audit.append('provider.tested', 'acme', odd))).toThrow()
    expect(text()).not.toContain('Jane')
  })

  it('a refused entry does not repeat what was refused', () => {
    try {
      store.transaction(() =>
        audit.append('record.opened', 'a1', {
          ...opened,
          'Jane has diabetes': 'Jane has diabetes',
          thread: 'Jane has diabetes',
        } as AuditData<'record.opened'>),
      )
      expect.unreachable()
    } catch (error) {
      expect(String(error) + JSON.stringify(error)).not.toContain('Jane')
    }
  })

  it('a name that is more than an identifier is kept as its digest, the same each time', () => {
    const name = 'Letter to Jane Doe about diabetes'
    const digest = `sha256:${createHash('sha256').update(name).digest('hex').slice(0, 32)}`
    store.transaction(() => audit.append('record.opened', 'a1', { ...opened, engine: name }))
    store.transaction(() => audit.append('prompt.saved', name, { version: 1, digest: 'a'.repeat(64) }))
    expect(text()).not.toContain('Jane')
    expect(text().split(digest)).toHaveLength(3)
    expect(problem()).toBe('none')
  })

  it('names of engines and hosts as providers have them are kept as they are', () => {
    for (const name of ['openai/gpt-5.2', 'local/meta-llama/Llama-3.1-8B-Instruct:free', 'api.example.com:8443', '[::1]:11434']) {
      store.transaction(() => audit.append('provider.removed', name, {}))
      expect(text()).toContain(name)
    }
  })
})
