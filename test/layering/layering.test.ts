import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultsOf, processEntries } from './rules.ts'

const root = path.resolve(import.meta.dirname, '../..')
const folders = ['electron', 'renderer', 'shared', 'test', 'bench'].filter((folder) => existsSync(path.join(root, folder)))
const sources = folders
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.posix.join(folder, file.replaceAll('\\', '/')),
    ),
  )
  .filter((file) => /\.tsx?$/.test(file))

describe('imports point down only', () => {
  it('every source file keeps to its layer', () => {
    expect(sources.length).toBeGreaterThan(50)
    expect(sources.flatMap((file) => faultsOf(file, readFileSync(path.join(root, file), 'utf8')))).toEqual([])
  })

  it('I01 every program and worker thread is there and starts with the guard', () => {
    expect(processEntries.filter((file) => !sources.includes(file))).toEqual([])
  })
})

/** One fault a line: where it is planted, the source, and the words of the fault that must come. */
const planted: [name: string, file: string, source: string, words: RegExp][] = [
  ['core imports a host', 'electron/core/chat/a.ts', `import { x } from '../../hosts/node/a.ts'`, /core knows no hosts\/node/],
  ['core imports the page', 'electron/core/chat/a.ts', `import { x } from '../../../renderer/a.ts'`, /core knows no renderer/],
  [
    'a low folder imports a higher one',
    'electron/core/store/a.ts',
    `import { x } from '../chat/index.ts'`,
    /store stands no higher than chat/,
  ],
  ['two folders of one row', 'electron/core/audit/a.ts', `export { x } from '../policy/index.ts'`, /audit stands no higher than policy/],
  ['a folder past its face', 'electron/core/chat/a.ts', `import { x } from '../store/keys.ts'`, /past its face/],
  ['a type past its face', 'electron/core/chat/a.ts', `import type { X } from '../store/keys.ts'`, /past its face/],
  ['a lazy import past its face', 'electron/core/chat/a.ts', `const x = await import('../store/keys.ts')`, /past its face/],
  ['the composition root from below', 'electron/core/chat/a.ts', `import { x } from '../app.ts'`, /composition root/],
  ['a folder nobody ranked', 'electron/core/misc/a.ts', `import { x } from '../store/index.ts'`, /misc has no row/],
  ['electron in core', 'electron/core/store/a.ts', `import { app } from 'electron'`, /imports electron outside/],
  ['electron by require', 'electron/core/store/a.ts', `const { app } = require('electron')`, /imports electron outside/],
  ['electron in the Node host', 'electron/hosts/node/a.ts', `const x = await import('electron')`, /imports electron outside/],
  ['electron in a test', 'test/e2e/a.ts', `import { app } from 'electron'`, /imports electron outside/],
  ['I01 node:net in core', 'electron/core/engines/a.ts', `import net from 'node:net'`, /connections in egress only/],
  ['I01 more than isIP', 'electron/core/privacy/a.ts', `import { isIP, connect } from 'node:net'`, /connections in egress only/],
  ['I01 https without its prefix', 'electron/core/models/a.ts', `import https from 'https'`, /connections in egress only/],
  ['I01 node:dns/promises in core', 'electron/core/models/a.ts', `import dns from 'node:dns/promises'`, /connections in egress only/],
  ['I01 undici in core', 'electron/core/engines/a.ts', `import { request } from 'undici'`, /connections in egress only/],
  ['I01 a module named at run time', 'electron/core/engines/a.ts', `const x = await import(name)`, /cannot be read from the source/],
  [
    'I01 a require made at run time',
    'electron/core/engines/a.ts',
    `const r = createRequire(import.meta.url)`,
    /cannot be read from the source/,
  ],
  ['I01 fetch by its name', 'electron/core/engines/a.ts', `export const x = () => fetch('x')`, /reaches fetch/],
  ['I01 fetch handed on', 'electron/core/engines/a.ts', `export const x = { fetch }`, /reaches fetch/],
  [
    'I01 fetch beside a parameter of that name',
    'electron/core/engines/a.ts',
    `const a = (fetch: F) => fetch('x')\nconst b = () => fetch('x')`,
    /:2 reaches fetch/,
  ],
  ['I01 a WebSocket', 'electron/inference/a.ts', `new WebSocket('ws://x')`, /reaches WebSocket/],
  ['I01 fetch through the global object', 'electron/core/engines/a.ts', `globalThis.fetch('x')`, /reaches fetch/],
  ['I01 fetch by a computed name', 'electron/core/engines/a.ts', `globalThis[name]('x')`, /reaches \?/],
  ['I01 net in the inference child', 'electron/inference/a.ts', `import 'node:net'`, /may open nothing/],
  ['core from the inference child', 'electron/inference/a.ts', `import { x } from '../core/store/index.ts'`, /sees only a wire/],
  ['I01 an entry without the guard', 'electron/inference/worker.ts', `import { x } from './a.ts'`, /guard first/],
  [
    'I01 an entry with the guard second',
    'electron/hosts/cli/main.ts',
    `import './a.ts'\nimport '../../core/egress/guarded.ts'`,
    /guard first/,
  ],
  ['node: in shared', 'shared/wire/a.ts', `import { x } from 'node:events'`, /shared imports events/],
  ['a package in shared', 'shared/wire/a.ts', `import WebSocket from 'ws'`, /shared imports ws/],
  ['core in shared', 'shared/contract/a.ts', `import { x } from '../../electron/core/store/index.ts'`, /shared knows nobody/],
  ['the wire in the contract', 'shared/contract/a.ts', `import { x } from '../wire/index.ts'`, /contract knows no wire/],
  ['core in the page', 'renderer/a.tsx', `import { x } from '../electron/core/store/index.ts'`, /through shared\/contract only/],
  ['node: in the page', 'renderer/a.tsx', `import fs from 'node:fs'`, /the page imports fs/],
  ['a package of Node in the page', 'renderer/a.tsx', `import Database from 'better-sqlite3'`, /the page imports better-sqlite3/],
  ['React in core', 'electron/core/chat/a.ts', `import { useState } from 'react'`, /outside renderer/],
  ['the database outside the store', 'electron/core/chat/a.ts', `import Database from 'better-sqlite3'`, /outside core\/store/],
  ['the model outside its child', 'electron/core/engines/a.ts', `import { getLlama } from 'node-llama-cpp'`, /outside inference/],
  ['zod in the preload', 'electron/preload/preload.ts', `import { z } from 'zod'`, /the preload imports zod/],
  ['one host in another', 'electron/hosts/node/a.ts', `import { x } from '../electron/a.ts'`, /knows no hosts\/electron/],
  ['a host past a face', 'electron/hosts/cli/a.ts', `import { x } from '../../core/store/keys.ts'`, /past its face/],
]

describe('a planted fault is found', () => {
  it.each(planted)('%s', (_name, file, source, words) => {
    expect(faultsOf(file, source).join('\n')).toMatch(words)
  })

  it('and what is allowed is not', () => {
    const fine: [string, string][] = [
      [
        'electron/core/chat/a.ts',
        `import { x } from '../store/index.ts'\nimport type { P } from '../platform.ts'\nimport { y } from './b.ts'`,
      ],
      ['electron/core/privacy/a.ts', `import { isIPv6 } from 'node:net'`],
      ['electron/core/egress/a.ts', `import net from 'node:net'\nimport { Agent } from 'undici'\nglobalThis.fetch`],
      [
        'electron/core/engines/a.ts',
        `type F = typeof fetch\nconst a = (c: { fetch: F }) => c.fetch('x')\nconst b = ({ fetch }: { fetch: F }) => fetch('x')\nconst c = { fetch: a as typeof fetch }`,
      ],
      ['electron/core/privacy/worker.ts', `import '../egress/sealed.ts'\nimport { x } from './assess.ts'`],
      ['electron/hosts/cli/main.ts', `import '../../core/egress/guarded.ts'\nconst { x } = await import('../node/main.ts')`],
      ['electron/hosts/electron/a.ts', `import { app } from 'electron'\nimport { x } from '../page/policy.ts'`],
      ['renderer/a.tsx', `import { useState } from 'react'\nimport type { Api } from '../shared/contract/index.ts'`],
    ]
    expect(fine.flatMap(([file, source]) => faultsOf(file, source))).toEqual([])
  })
})
