import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildFaults } from './rules.ts'

const root = path.resolve(import.meta.dirname, '../..')
const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
const known = Object.keys(dependencies)

it('the build has every program, each with the guard and without electron, one preload and a page that loads only from beside itself', () => {
  expect(buildFaults(path.join(root, 'out'), known)).toEqual([])
})

describe('a planted fault is found', () => {
  let out = ''
  beforeEach(() => {
    out = mkdtempSync(path.join(os.tmpdir(), 'privity-build-'))
    cpSync(path.join(root, 'out'), out, { recursive: true })
  })
  afterEach(() => rmSync(out, { recursive: true, force: true }))

  const plant = (file: string, change: (source: string) => string): void => {
    writeFileSync(path.join(out, file), change(file.includes('extra') ? '' : readFileSync(path.join(out, file), 'utf8')))
  }
  it.each<[name: string, file: string, change: (source: string) => string, words: RegExp]>([
    ['electron in the Node host', 'main/cli.js', (source) => `import { app } from "electron"\n${source}`, /cli\.js reaches electron/],
    ['a package that is not shipped', 'main/cli.js', (source) => `import "vitest"\n${source}`, /needs vitest/],
    ['the database in the inference child', 'main/inference.js', (source) => `import "better-sqlite3"\n${source}`, /reaches the database/],
    ['I01 a program without the guard', 'main/tokens-worker.js', () => 'console.log(1)', /does not start with the guard/],
    ['I01 the guard second', 'main/inference.js', (source) => `import "node:fs"\n${source}`, /does not start with the guard/],
    ['a second preload file', 'preload/extra.cjs', () => '', /more than one file/],
    ['a preload that is a module', 'preload/preload.cjs', () => 'import { ipcRenderer } from "electron"', /is a module/],
    ['a preload that requires more', 'preload/preload.cjs', (source) => `${source}\nrequire("node:fs")`, /more than electron/],
    ['an inline script', 'renderer/index.html', (source) => source.replace('<head>', '<head><script>1</script>'), /inline code/],
    [
      'a script from elsewhere',
      'renderer/index.html',
      (source) => source.replace('<head>', '<head><script src="https://x.invalid/a.js"></script>'),
      /somewhere else/,
    ],
    ['a font from the network', 'renderer/extra.css', () => '@font-face { src: url(https://x.invalid/a.woff2) }', /loads from the network/],
  ])('%s', (_name, file, change, words) => {
    plant(file, change)
    expect(buildFaults(out, known).join('\n')).toMatch(words)
  })

  it('a program that is missing', () => {
    rmSync(path.join(out, 'main/inference.js'))
    expect(buildFaults(out, known)).toEqual(['main/inference.js is missing'])
  })
})
