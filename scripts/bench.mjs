/**
 * Measures and judges: one row per target.
 *
 *     npm run bench -- NAME           prints the rows of bench/NAME.ts, writes bench/results/NAME.json
 *     npm run bench -- NAME --check   exits 1 where a target is missed
 *     npm run bench -- NAME --only A,B   just these parts, where bench/NAME.ts has parts; printed, not written
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import { inRoot, isFile, node24 } from './places.mjs'

const usage = 'usage: npm run bench -- NAME [--check] [--only PART,PART]\n'

if (Number(process.versions.node.split('.')[0]) < 24) {
  const { status } = spawnSync(node24, [inRoot('scripts', 'bench.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(status ?? 1)
}
// As the program's guard does before the names model's runtime is loaded: it would send usage to its maker.
process.env['ORT_DISABLE_TELEMETRY'] = '1'

/** @returns {never} */
const refuse = (words = '') => {
  process.stderr.write(words + usage)
  process.exit(2)
}
const [name = '', ...rest] = process.argv.slice(2)
const file = inRoot('bench', `${name}.ts`)
const only = rest.includes('--only') ? (rest.splice(rest.indexOf('--only'), 2)[1] ?? '') : null
if (!/^[a-z][a-z-]*$/.test(name) || !isFile(file) || rest.some((one) => one !== '--check')) refuse()
const { rows, parts = {} } = await import(pathToFileURL(file).href)
if (rows === undefined) refuse()
const known = Object.keys(parts)
const chosen = only === null ? known : only.split(',')
if (chosen.some((part) => !known.includes(part))) refuse(known.length === 0 ? `${name} has no parts\n` : `parts: ${known.join(', ')}\n`)
/** @type {{ what: string, floor: string, figure: string, target: string, verdict: string }[]} */
const measured = await rows(chosen)
process.stdout.write('what | peer or floor | figure | target | verdict\n')
for (const row of measured) process.stdout.write(`${[row.what, row.floor, row.figure, row.target, row.verdict].join(' | ')}\n`)
if (only === null) {
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${os.availableParallelism()} cores, ${Math.round(os.totalmem() / 1e9)} GB, ${process.platform}`
  mkdirSync(inRoot('bench', 'results'), { recursive: true })
  writeFileSync(
    inRoot('bench', 'results', `${name}.json`),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine, rows: measured }, null, 2)}\n`,
  )
}
if (rest.includes('--check') && measured.some(({ verdict }) => verdict === 'missed')) process.exitCode = 1
