import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const test = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'scripts/test.mjs'), ...args], { cwd: root, encoding: 'utf8' })

it('npm test with a file runs just that and ends with the count', () => {
  const { status, stdout } = test('test/build/notice.test.ts')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('3 passed, 0 failed')
  expect(status).toBe(0)
})

it('npm test with a name runs just those', () => {
  const { status, stdout } = test('-t', 'pinned to one version', 'test/build/notice.test.ts')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed')
  expect(status).toBe(0)
})

it('npm test that finds nothing to run fails', () => {
  const { status, stdout } = test('test/build/nowhere.test.ts')
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed')
  expect(status).toBe(1)
})

it('npm test with an option it does not know says how it is used', () => {
  expect(test('--bail')).toMatchObject({ status: 2, stderr: expect.stringContaining('usage: npm test') })
})
