import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

const face = new URL('index.ts', import.meta.url).href

it.each([
  ['an error thrown where nobody waits', `setTimeout(() => JSON.parse('{canary7391'), 0)`, 'SyntaxError'],
  ['a promise nobody looks at', `Promise.reject(Object.assign(new Error('canary7391'), { code: 'ENOSPC' }))`, 'Error, ENOSPC'],
  ['something thrown that is no error', `setTimeout(() => { throw 'canary7391' }, 0)`, 'string'],
])('I05 %s ends the process with its kind and none of its words', (_, fault, kind) => {
  const source = `import { sayOnlyTheKind } from '${face}'; sayOnlyTheKind((line) => void process.stderr.write(line + '\\n')); ${fault}`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toBe(`privity: Something went wrong inside Privity (${kind}). What was saved is kept; start it again.\n`)
})
