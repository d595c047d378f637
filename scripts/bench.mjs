/**
 * Measures and judges: one row per target.
 *
 *     npm run bench -- NAME           prints the rows of bench/NAME.ts, writes bench/results/NAME.json
 *     npm run bench -- NAME --check   exits 1 where a target is missed
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import { inRoot, isFile, node24 } from './places.mjs'

const usage = 'usage: npm run bench -- NAME [--check]\n'

if (Number(process.versions.node.split('.')[0]) < 24) {
  const { status } = spawnSync(node24, [inRoot('scripts', 'bench.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
const [name = '', ...rest] = process.argv.slice(2)
const file = inRoot('bench', `${name}.ts`)
if (!/^[a-z][a-z-]*$/.test(name) || !isFile(file) || rest.some((one) => one !== '--check')) {
  process.stderr.write(usage)
  process.exit(2)
}
const { rows } = await import(pathToFileURL(file).href)
if (rows === undefined) {
  process.stderr.write(usage)
  process.exit(2)
}
/** @type {{ what: string, floor: string, figure: string, target: string, verdict: string }[]} */
const measured = await rows()
process.stdout.write('what | peer or floor | figure | target | verdict\n')
for (const row of measured) process.stdout.write(`${[row.what, row.floor, row.figure, row.target, row.verdict].join(' | ')}\n`)
const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 1e9)} GB, ${process.platform}`
mkdirSync(inRoot('bench', 'results'), { recursive: true })
writeFileSync(
  inRoot('bench', 'results', `${name}.json`),
  `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, rows: measured }, null, 2)}\n`,
)
if (rest.includes('--check') && measured.some(({ verdict }) => verdict !== 'met')) process.exitCode = 1
