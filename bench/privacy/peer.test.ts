import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPresidio } from './peer.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'privity-peer-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

/** A program that takes Python's arguments: makes a copy of itself as an environment, installs as told, then finds every `x`. */
const python = (installs: string): string => {
  const file = join(folder, 'python')
  const source = `#!${process.execPath}
    const fs = require('node:fs')
    const [, self, flag, what, folder] = process.argv
    if (flag === '-m' && what === 'venv') {
      fs.mkdirSync(folder + '/bin', { recursive: true })
      fs.copyFileSync(self, folder + '/bin/python')
    } else if (flag === '-m') { ${installs} } else {
      console.log(JSON.stringify({ name: 'A peer 1.0' }))
      require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
        const text = JSON.parse(line).text
        if (text === 'stop') { console.error('it is tired'); process.exit(1) }
        const found = [...text].flatMap((sign, start) => sign === 'x' ? [{ start, end: start + 1, type: 'X', score: 1 }] : [])
        console.log(JSON.stringify({ found, ms: 2 }))
      })
    }`
  writeFileSync(file, source, { mode: 0o755 })
  return file
}
const cache = (): string => join(folder, 'cache')

describe('the peer', () => {
  it('says why it cannot be had, and is no error', async () => {
    expect(await openPresidio(cache(), null)).toMatchObject({ name: 'peer not available: there is no python3', find: null })
    const offline = await openPresidio(cache(), python(`console.error('WARNING: odd\\nERROR: no such package'); process.exit(1)`))
    expect(offline).toMatchObject({ name: 'peer not available: ERROR: no such package', find: null })
  })

  it('makes its environment once, and again where that was cut short', async () => {
    expect((await openPresidio(cache(), python('process.exit(1)'))).find).toBeNull()
    const first = await openPresidio(cache(), python(''))
    const second = await openPresidio(cache(), null)
    expect([first.name, second.name]).toEqual(['A peer 1.0', 'A peer 1.0'])
    first.close()
    second.close()
  })

  it('gives places in UTF-16 units, whatever signs stand before', async () => {
    const peer = await openPresidio(cache(), python(''))
    expect(await Promise.all(['ax', '😀x x', 'none', '\ud800x'].map((text) => peer.find?.(text)))).toEqual([
      { found: [{ start: 1, end: 2 }], ms: 2 },
      {
        found: [
          { start: 2, end: 3 },
          { start: 4, end: 5 },
        ],
        ms: 2,
      },
      { found: [], ms: 2 },
      { found: [{ start: 1, end: 2 }], ms: 2 },
    ])
    peer.close()
  })

  it('that stops in the middle fails the run, not the figure', async () => {
    const peer = await openPresidio(cache(), python(''))
    await expect(peer.find?.('stop')).rejects.toThrow('it is tired')
    await expect(peer.find?.('x')).rejects.toThrow('it is tired')
  })
})
