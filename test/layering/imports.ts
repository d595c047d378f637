import { parseSync, Visitor } from 'oxc-parser'
import { globalsIn } from './globals.ts'

type Import = {
  /** What stands between the quotes; null where it is not a plain string. */
  readonly from: string | null
  readonly line: number
  /** True for `import type …` and for imports of types alone. */
  readonly typeOnly: boolean
  /** True for `import './x.ts'`: run for what it does. */
  readonly effectOnly: boolean
  /** Names taken by a plain `import { … }`; empty for every other kind. */
  readonly names: readonly string[]
}

/** Everything one source file takes from elsewhere, in order, and the globals it reaches, by name or through the global object. */
export type Taken = { readonly imports: readonly Import[]; readonly reached: readonly { readonly name: string; readonly line: number }[] }

/** Reads a file's imports, re-exports, dynamic imports and `require`s from its syntax tree. Throws where it cannot be parsed. */
export const readImports = (file: string, source: string): Taken => {
  const parsed = parseSync(file, source)
  if (parsed.errors.length > 0) throw new Error(`${file} cannot be parsed: ${parsed.errors[0]?.message}`)
  const lineAt = (offset: number): number => source.slice(0, offset).split('\n').length
  const imports: Import[] = []
  for (const one of parsed.module.staticImports) {
    const typeOnly =
      one.entries.length > 0 ? one.entries.every((entry) => entry.isType) : /^import\s+type\b/.test(source.slice(one.start, one.end))
    const effectOnly = one.entries.length === 0 && /^import\s*['"]/.test(source.slice(one.start, one.end))
    imports.push({
      from: one.moduleRequest.value,
      line: lineAt(one.start),
      typeOnly,
      effectOnly,
      names: one.entries.map((entry) => entry.importName.name ?? '*'),
    })
  }
  for (const one of parsed.module.staticExports) {
    const from = one.entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest?.value
    if (from === undefined) continue
    imports.push({ from, line: lineAt(one.start), typeOnly: one.entries.every((entry) => entry.isType), effectOnly: false, names: [] })
  }
  const reached: { name: string; line: number }[] = globalsIn(parsed.program).map(({ name, start }) => ({ name, line: lineAt(start) }))
  new Visitor({
    ImportExpression(node) {
      const { source: from } = node
      const literal = from.type === 'Literal' && typeof from.value === 'string' ? from.value : null
      imports.push({ from: literal, line: lineAt(node.start), typeOnly: false, effectOnly: false, names: [] })
    },
    CallExpression(node) {
      if (node.callee.type !== 'Identifier' || !['require', 'createRequire'].includes(node.callee.name)) return
      const [first] = node.arguments
      const literal = node.callee.name === 'require' && first?.type === 'Literal' && typeof first.value === 'string' ? first.value : null
      imports.push({ from: literal, line: lineAt(node.start), typeOnly: false, effectOnly: false, names: [] })
    },
    MemberExpression(node) {
      const { object, property } = node
      if (object.type !== 'Identifier' || !['globalThis', 'global', 'window', 'self', 'process'].includes(object.name)) return
      const name =
        property.type === 'Identifier' && !node.computed ? property.name : property.type === 'Literal' ? String(property.value) : '?'
      reached.push({ name: object.name === 'process' ? `process.${name}` : name, line: lineAt(node.start) })
    },
  }).visit(parsed.program)
  return { imports, reached }
}
