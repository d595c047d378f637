import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
type Package = { name: string; license: string; dependencies: Record<string, string>; devDependencies: Record<string, string> }
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

it('every dependency is pinned to one version', () => {
  const { dependencies, devDependencies } = packageAt('.')
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
    ([, version]) => !/^(npm:[a-z0-9-]+@)?\d+\.\d+\.\d+$/.test(version),
  )
  expect(loose).toEqual([])
})
