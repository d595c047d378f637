import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const dumps = fileURLToPath(new URL('./dumps.ts', import.meta.url))

// The filter stands in a file of the process, so the process has to be one of its own.
it('I06 a crash of the program, or of a child of it, leaves none of its memory in a dump', () => {
  const script = `
    const { leaveNothingInDumps } = await import(${JSON.stringify(dumps)})
    leaveNothingInDumps(process.platform)
    const { execFileSync } = await import('node:child_process')
    const { readFileSync } = await import('node:fs')
    if (process.platform !== 'linux') process.stdout.write('0 0')
    else process.stdout.write([readFileSync('/proc/self/coredump_filter'), execFileSync('cat', ['/proc/self/coredump_filter'])].map((text) => parseInt(text, 16)).join(' '))`
  expect(execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' })).toBe('0 0')
})
