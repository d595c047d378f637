import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
type Names = Record<string, string>
type Package = { name: string; license: string; dependencies?: Names; devDependencies?: Names; optionalDependencies?: Names }
const packageAt = (folder: string): Package => JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Package

it('NOTICE names every direct dependency with the licence it has', () => {
  const notice = readFileSync(path.join(root, 'NOTICE'), 'utf8').split('\n')
  const { dependencies, devDependencies } = packageAt('.')
  const lines = Object.keys({ ...dependencies, ...devDependencies }).map((folder) => {
    const { name, license } = packageAt(path.join('node_modules', folder))
    return `  ${name}  ${license}`
  })
  expect(lines.filter((line) => !notice.includes(line))).toEqual([])
})

it('NOTICE names what the packages that take files apart or run the names model bring along', () => {
  const notice = readFileSync(path.join(root, 'NOTICE'), 'utf8').split('\n')
  const lines = new Map<string, string>()
  const visit = (folder: string): void => {
    const { name, license, dependencies = {}, optionalDependencies = {} } = packageAt(folder)
    if (lines.has(name)) return
    lines.set(name, `  ${name}  ${license}`)
    for (const wanted of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const at = [path.join(folder, 'node_modules', wanted), path.join('node_modules', wanted)].find((one) =>
        existsSync(path.join(root, one, 'package.json')),
      )
      // A binary of one system each, under the licence of the package that chooses among them.
      if (at !== undefined && !wanted.startsWith('@napi-rs/canvas-')) visit(at)
    }
  }
  for (const name of ['mammoth', 'onnxruntime-node', 'pdfjs-dist', 'read-excel-file']) visit(path.join('node_modules', name))
  expect(lines.size).toBeGreaterThan(10)
  expect([...lines.values()].filter((line) => !notice.includes(line))).toEqual([])
})

it('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = packageAt('.')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})
