import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const configs = ['package.json', 'tsconfig.json', '.oxlintrc.json', '.oxfmtrc.json', 'knip.json']

/** A small checkout with the project's own settings, without any fault. */
let checkout = ''
const write = (file: string, source: string): void => {
  mkdirSync(path.dirname(path.join(checkout, file)), { recursive: true })
  writeFileSync(path.join(checkout, file), source)
}
const check = (script: string, args: string[]): { code: number | null; output: string } => {
  const done = spawnSync(process.execPath, [path.join(root, 'node_modules', script), ...args], { cwd: checkout, encoding: 'utf8' })
  return { code: done.status, output: done.stdout + done.stderr }
}
const lint = () => check('oxlint/bin/oxlint', ['--deny-warnings', 'electron', 'shared'])
const format = () => check('oxfmt/bin/oxfmt', ['--check', 'electron', 'shared'])
const types = () => check('typescript/bin/tsc', ['--noEmit'])
const dead = () => check('knip/bin/knip.js', ['--include', 'files,exports,types'])

beforeEach(() => {
  checkout = mkdtempSync(path.join(os.tmpdir(), 'privity-checkers-'))
  for (const file of configs) cpSync(path.join(root, file), path.join(checkout, file))
  symlinkSync(path.join(root, 'node_modules'), path.join(checkout, 'node_modules'), 'junction')
  mkdirSync(path.join(checkout, 'shared'))
  write('electron/hosts/cli/main.ts', "import { two } from './two.ts'\n\nprocess.exitCode = two\n")
  write('electron/hosts/cli/two.ts', 'export const two = 2\n')
})
afterEach(() => rmSync(checkout, { recursive: true, force: true }))

it('a checkout without a fault passes every checker', () => {
  for (const run of [lint, format, types, dead]) expect(run()).toMatchObject({ code: 0 })
})

describe('a planted fault fails its checker', () => {
  const source = 'electron/hosts/cli/two.ts'
  it.each<[name: string, file: string, text: string, words: RegExp]>([
    ['any', source, 'export const two: any = 2\n', /no-explicit-any/],
    ['console', source, 'console.log(1)\nexport const two = 2\n', /no-console/],
    ['a default export', source, 'export const two = 2\nexport default two\n', /no-default-export/],
    ['debugger', source, 'export const two = 2\ndebugger\n', /no-debugger/],
    ['a circle of imports', source, "import './main.ts'\n\nexport const two = 2\n", /no-cycle/],
    ['DOM in shared', 'shared/wire/a.ts', 'export const title = () => document.title\n', /no-restricted-globals/],
    ['Node in shared', 'shared/wire/a.ts', 'export const id = () => process.pid\n', /no-restricted-globals/],
    [
      'a skipped test',
      'shared/wire/a.test.ts',
      "import { expect, it } from 'vitest'\n\nit.skip('is so', () => expect(1).toBe(1))\n",
      /no-disabled-tests/,
    ],
    [
      'a focused test',
      'shared/wire/a.test.ts',
      "import { expect, it } from 'vitest'\n\nit.only('is so', () => expect(1).toBe(1))\n",
      /no-focused-tests/,
    ],
    ['a test that asserts nothing', 'shared/wire/a.test.ts', "import { it } from 'vitest'\n\nit('is so', () => {})\n", /expect-expect/],
  ])('lint: %s', (_name, file, text, words) => {
    write(file, text)
    const { code, output } = lint()
    expect(output).toMatch(words)
    expect(code).not.toBe(0)
  })

  it('format: a semicolon', () => {
    write(source, 'export const two = 2;\n')
    const { code, output } = format()
    expect(output).toContain('two.ts')
    expect(code).not.toBe(0)
  })

  it.each([
    ['a wrong type', "export const two: number = '2'\n", /TS2322/],
    ['an index that may not be there', 'const all = [2]\nexport const two: number = all[0]\n', /TS2322/],
    [
      'a type imported as a value',
      "import { StatOptions } from 'node:fs'\n\nexport const two = 2 as unknown as StatOptions & number\n",
      /TS1484/,
    ],
    ['syntax that Node cannot strip', 'enum Number {\n  two = 2,\n}\nexport const two = Number.two\n', /TS1294/],
  ])('types: %s', (_name, text, words) => {
    write(source, text)
    const { code, output } = types()
    expect(output).toMatch(words)
    expect(code).not.toBe(0)
  })

  it('dead code: an export that nobody imports, and a file that nobody loads', () => {
    write(source, 'export const two = 2\nexport const three = 3\n')
    write('electron/hosts/cli/four.ts', 'export const four = 4\n')
    const { code, output } = dead()
    expect(output).toContain('three')
    expect(output).toContain('four.ts')
    expect(code).not.toBe(0)
  })
})
