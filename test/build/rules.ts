import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readImports } from '../layering/imports.ts'

const programs = ['electron', 'cli', 'inference', 'privacy-worker', 'tokens-worker', 'attachments-worker']

/** Every package that a built program imports, in any of the parts it loads. */
const packagesOf = (file: string): Set<string> => {
  const files = new Set<string>()
  const packages = new Set<string>()
  const visit = (each: string): void => {
    if (files.has(each)) return
    files.add(each)
    for (const { from } of readImports(each, readFileSync(each, 'utf8')).imports) {
      if (from === null) continue
      if (from.startsWith('.')) visit(path.join(path.dirname(each), from))
      else packages.add(from)
    }
  }
  visit(file)
  return packages
}

const comments = /^\s*(?:\/\/[^\n]*\n|\/\*[^]*?\*\/)/
const importLine = /^\s*import\b[^\n]*\n/

/** The first part a program loads shuts the doors before it does anything else; a bundler may give that part any name. */
const startsWithGuard = (program: string): boolean => {
  const [first] = readImports(program, readFileSync(program, 'utf8')).imports
  if (first?.from?.startsWith('.') !== true) return false
  let source = readFileSync(path.join(path.dirname(program), first.from), 'utf8')
  const loaded = readImports(first.from, source).imports.map(({ from }) => from ?? '')
  if (loaded.some((from) => from.startsWith('.') && !/^\.\/part-(guard|door)-/.test(from))) return false
  while (comments.test(source) || importLine.test(source)) source = source.replace(comments.test(source) ? comments : importLine, '')
  return source.trimStart().startsWith('installGuard(')
}

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

/**
 * What is wrong with a build.
 *
 * @param out folder with `main`, `preload` and `renderer`
 * @param dependencies packages that are there when the program runs
 */
export const buildFaults = (out: string, dependencies: readonly string[]): string[] => {
  const faults: string[] = []
  const missing = [...programs.map((name) => `main/${name}.js`), 'preload/preload.cjs', 'renderer/index.html'].filter(
    (file) => !existsSync(path.join(out, file)),
  )
  if (missing.length > 0) return missing.map((file) => `${file} is missing`)

  for (const name of programs) {
    const packages = packagesOf(path.join(out, 'main', `${name}.js`))
    for (const from of packages) {
      if (from === 'electron' && name !== 'electron') faults.push(`main/${name}.js reaches electron`)
      const known = from.startsWith('node:') || from === 'electron' || dependencies.includes(packageOf(from))
      if (!known) faults.push(`main/${name}.js needs ${from}, which is no dependency`)
    }
    if (name === 'inference' && packages.has('better-sqlite3')) faults.push('main/inference.js reaches the database')
    // Imports run in order: the guard's own part has to stand before everything else (I01).
    if (!startsWithGuard(path.join(out, 'main', `${name}.js`))) faults.push(`main/${name}.js does not start with the guard`)
  }

  const preload = readdirSync(path.join(out, 'preload'))
  if (preload.join() !== 'preload.cjs') faults.push(`preload is more than one file: ${preload.join(', ')}`)
  const source = readFileSync(path.join(out, 'preload', 'preload.cjs'), 'utf8')
  const required = readImports('preload.js', source).imports.map(({ from }) => from)
  if (/^\s*(import|export)\b/m.test(source)) faults.push('the preload is a module')
  if (required.some((from) => from !== 'electron')) faults.push(`the preload requires more than electron: ${required.join(', ')}`)

  const page = readFileSync(path.join(out, 'renderer', 'index.html'), 'utf8')
  if (/<script(?![^>]*\bsrc=)/i.test(page) || /<style/i.test(page) || /\son[a-z]+\s*=/i.test(page) || /\sstyle\s*=/i.test(page))
    faults.push('the page has inline code or style')
  if (/(?:src|href)\s*=\s*"(?!\.\/|data:)[^"]*"/i.test(page)) faults.push('the page loads from somewhere else than beside itself')
  for (const file of readdirSync(path.join(out, 'renderer'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.css') && /url\(\s*['"]?(https?:)?\/\//i.test(readFileSync(path.join(out, 'renderer', file), 'utf8')))
      faults.push(`${file} loads from the network`)
  }
  return faults
}
