import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { PromptChoice, PromptRow, PromptVersion } from '../../../shared/contract/index.ts'
import type { Db } from '../store/index.ts'
import { diffLines, type DiffLine } from './diff.ts'
import { PromptError } from './error.ts'
import { parseTemplate, variablesOf } from './template.ts'

export type NewPrompt = {
  readonly name: string
  readonly system: string
  readonly template: string
  readonly fallback: string | null
  readonly note: string
}

/** `unchanged`: the text is that of the newest version, which is given back; nothing was added. */
type SavedPrompt = { readonly version: PromptVersion; readonly unchanged: boolean }

/** Named texts in numbered versions. What writes belongs inside the caller's transaction, beside its audit entry. */
export type PromptLibrary = {
  list(): PromptRow[]
  /** Oldest first. @throws PromptError `unknown_prompt` */
  versions(name: string): PromptVersion[]
  /** Adds a version; never changes one (I09). Labels stay where they are. @throws PromptError `bad_name`, `bad_template`, `empty_prompt`, `too_long` */
  save(prompt: NewPrompt): SavedPrompt
  /** `name`, `name@3`, `name@production` or `name@latest`; without a version the one labelled `production`, else the newest. */
  show(reference: string): PromptVersion
  /** The version a draft means. An unknown one is an error, never another version. */
  resolve(choice: Pick<PromptChoice, 'name' | 'version'>): PromptVersion
  /** Points a label at a version, wherever it pointed before. `latest` moves by itself. */
  label(name: string, label: string, version: number): void
  diff(name: string, from: number, to: number): DiffLine[]
}

/** Characters in all of one version's texts. */
const promptLimit = 200_000
const namePattern = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}\p{M}._-]{0,63}$/u
const production = 'production'
const latest = 'latest'

type VersionRecord = Omit<PromptVersion, 'variables'> & { readonly digest: string }
const columns = 'name, version, system, template, fallback, note, digest, at'

export const createPromptLibrary = ({ db, now }: { readonly db: Db; readonly now: () => number }): PromptLibrary => {
  const newest = (name: string): VersionRecord | undefined =>
    db.prepare<[string], VersionRecord>(`SELECT ${columns} FROM prompt_versions WHERE name = ? ORDER BY version DESC LIMIT 1`).get(name)

  const known = (name: string): VersionRecord => {
    const record = newest(name.normalize('NFC'))
    if (record === undefined)
      throw new PromptError('unknown_prompt', 'There is no prompt of this name: see the list of prompts for those there are')
    return record
  }

  const exactly = (name: string, version: number): PromptVersion => {
    const last = known(name)
    const record = db
      .prepare<[string, number], VersionRecord>(`SELECT ${columns} FROM prompt_versions WHERE name = ? AND version = ?`)
      .get(last.name, version)
    if (record === undefined)
      throw new PromptError('unknown_version', `Prompt ${last.name} has no version ${version}: its newest is ${last.version}`)
    return read(record)
  }

  const labelled = (name: string, label: string): number | undefined =>
    db.prepare<[string, string], number>('SELECT version FROM prompt_labels WHERE name = ? AND label = ?').pluck().get(name, label)

  const byLabel = (name: string, label: string): PromptVersion => {
    const last = known(name)
    if (label === latest) return read(last)
    const version = labelled(last.name, label)
    if (version === undefined)
      throw new PromptError(
        'unknown_label',
        `Prompt ${last.name} has no version labelled so: its labels are ${labelNames(last.name).join(', ')}`,
      )
    return exactly(last.name, version)
  }

  const labelNames = (name: string): string[] => [
    latest,
    ...db.prepare<[string], string>('SELECT label FROM prompt_labels WHERE name = ? ORDER BY label').pluck().all(name),
  ]

  const resolve: PromptLibrary['resolve'] = ({ name, version }) => {
    if (version !== undefined) return exactly(name, version)
    const last = known(name)
    const pointed = labelled(last.name, production)
    return pointed === undefined ? read(last) : exactly(last.name, pointed)
  }

  return {
    list: () =>
      db
        .prepare<[], { name: string; latest: number; versions: number; updatedAt: number; uses: number }>(
          `SELECT name, max(version) AS latest, count(*) AS versions, max(at) AS updatedAt,
             (SELECT count(*) FROM turns WHERE prompt_name = prompt_versions.name) AS uses
           FROM prompt_versions GROUP BY name ORDER BY name`,
        )
        .all()
        .map((row) => ({
          ...row,
          labels: {
            [latest]: row.latest,
            ...Object.fromEntries(
              db
                .prepare<[string], { label: string; version: number }>(
                  'SELECT label, version FROM prompt_labels WHERE name = ? ORDER BY label',
                )
                .all(row.name)
                .map(({ label, version }) => [label, version]),
            ),
          },
        })),
    versions(name) {
      const last = known(name)
      return db
        .prepare<[string], VersionRecord>(`SELECT ${columns} FROM prompt_versions WHERE name = ? ORDER BY version`)
        .all(last.name)
        .map(read)
    },
    save(prompt) {
      const name = checkedName(prompt.name)
      checkTexts(prompt)
      const digest = digestOf(prompt)
      const last = newest(name)
      if (last?.digest === digest) return { version: read(last), unchanged: true }
      const version = (last?.version ?? 0) + 1
      db.prepare(`INSERT INTO prompt_versions (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`).run(
        name,
        version,
        prompt.system,
        prompt.template,
        prompt.fallback,
        prompt.note,
        digest,
        now(),
      )
      return { version: exactly(name, version), unchanged: false }
    },
    show(reference) {
      const at = reference.lastIndexOf('@')
      if (at === -1) return resolve({ name: reference })
      const name = reference.slice(0, at)
      const which = reference.slice(at + 1)
      return /^[0-9]+$/.test(which) ? exactly(name, Number(which)) : byLabel(name, which)
    },
    resolve,
    label(name, label, version) {
      if (label === latest) throw new PromptError('bad_label', 'The label "latest" moves by itself with every save: choose another')
      if (!namePattern.test(label) || /^[0-9]+$/.test(label))
        throw new PromptError('bad_label', `A label ${nameRule}, and is not just a number`)
      const to = exactly(name, version)
      db.prepare(
        `INSERT INTO prompt_labels (name, label, version, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (name, label) DO UPDATE SET version = excluded.version, at = excluded.at`,
      ).run(to.name, label, to.version, now())
    },
    diff(name, from, to) {
      const [a, b] = [exactly(name, from), exactly(name, to)]
      const parts = (['system', 'template', 'fallback'] as const).filter(
        (part) => part === 'template' || (a[part] ?? '') !== '' || (b[part] ?? '') !== '',
      )
      return parts.flatMap((part) => [{ kind: 'same' as const, text: `[${part}]` }, ...diffLines(a[part] ?? '', b[part] ?? '')])
    },
  }
}

const nameRule = 'starts with a small letter or a digit and holds small letters, digits, "-", "_" and "." only, 64 at most'

const checkedName = (name: string): string => {
  const normal = name.normalize('NFC')
  if (!namePattern.test(normal)) throw new PromptError('bad_name', `A prompt's name ${nameRule}`)
  return normal
}

const checkTexts = ({ system, template, fallback }: NewPrompt): void => {
  if (template.trim() === '' && system.trim() === '')
    throw new PromptError('empty_prompt', 'A prompt needs a text: write the template, or a system text')
  const length = system.length + template.length + (fallback?.length ?? 0)
  if (length > promptLimit)
    throw new PromptError(
      'too_long',
      `This prompt is ${length} characters long and ${promptLimit} are allowed: move the long part into a file that is attached`,
    )
  parseTemplate(system)
  parseTemplate(template)
}

const digestOf = ({ system, template, fallback }: NewPrompt): string =>
  createHash('sha256')
    .update(canonicalize({ system: system.toWellFormed(), template: template.toWellFormed(), fallback: fallback?.toWellFormed() ?? null })!)
    .digest('hex')

const read = ({ digest: _digest, ...record }: VersionRecord): PromptVersion => ({
  ...record,
  variables: variablesOf(parseTemplate(record.system), parseTemplate(record.template)),
})
