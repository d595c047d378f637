import { type Program, Visitor } from 'oxc-parser'

/** What opens connections in every runtime, without an import. */
const watched = new Set(['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])

type Span = { readonly start: number; readonly end: number }

/**
 * The places where a program uses one of the watched globals as a value. A parameter or variable of that name covers the whole
 * function it is in; types (`typeof fetch`) and property names (`context.fetch`) are no use of the global.
 */
export const globalsIn = (program: Program): { name: string; start: number }[] => {
  const uses: { name: string; start: number }[] = []
  const names = new Set<number>()
  const covered: (Span & { name: string })[] = []
  const types: Span[] = []
  const functions: Span[] = [program]
  const enter = (node: Span): void => void functions.push(node)
  const leave = (): void => void functions.pop()
  const cover = (pattern: unknown): void => {
    const around = functions.at(-1) ?? program
    for (const name of bound(pattern)) covered.push({ name, start: around.start, end: around.end })
  }
  const key = (node: { computed?: boolean; key: Span }): void => {
    if (node.computed !== true) names.add(node.key.start)
  }
  const inFunction = (node: Span & { params: unknown }): void => {
    enter(node)
    cover(node.params)
  }
  const type = (node: Span): void => void types.push(node)
  new Visitor({
    FunctionDeclaration: inFunction,
    'FunctionDeclaration:exit': leave,
    FunctionExpression: inFunction,
    'FunctionExpression:exit': leave,
    ArrowFunctionExpression: inFunction,
    'ArrowFunctionExpression:exit': leave,
    VariableDeclarator: (node) => cover(node.id),
    ImportSpecifier: (node) => cover(node.local),
    MemberExpression(node) {
      if (!node.computed) names.add(node.property.start)
    },
    Property(node) {
      if (!node.shorthand) key(node)
    },
    PropertyDefinition: key,
    MethodDefinition: key,
    TSPropertySignature: key,
    TSMethodSignature: key,
    TSTypeAnnotation: type,
    TSTypeAliasDeclaration: type,
    TSInterfaceDeclaration: type,
    TSTypeQuery: type,
    TSTypeParameterInstantiation: type,
    Identifier(node) {
      if (watched.has(node.name)) uses.push({ name: node.name, start: node.start })
    },
  }).visit(program)
  const within = (start: number, span: Span): boolean => start >= span.start && start < span.end
  return uses.filter(
    ({ name, start }) =>
      !names.has(start) && !types.some((span) => within(start, span)) && !covered.some((span) => span.name === name && within(start, span)),
  )
}

/** Watched names that a parameter list or pattern binds. */
const bound = (pattern: unknown): string[] => {
  if (Array.isArray(pattern)) return pattern.flatMap(bound)
  if (typeof pattern !== 'object' || pattern === null) return []
  const node = pattern as Record<string, unknown>
  if (node.type === 'Identifier') return watched.has(String(node.name)) ? [String(node.name)] : []
  return [node.left, node.argument, node.elements, node.properties, node.value, node.parameter].flatMap(bound)
}
