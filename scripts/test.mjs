/**
 * Runs everything that guards a change and ends with one line: `N passed, N failed`. Each checker counts as one.
 *
 *     npm test                     everything
 *     npm test -- -t I03           just the tests whose name has it, in every runner
 *     npm test -- FILE…            just those test files
 */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { inRoot, node24, root } from './places.mjs'

const args = process.argv.slice(2)
const results = inRoot('test-results')
let passed = 0
let failed = 0

/** @param {string} script path below node_modules @param {string[]} scriptArgs @param {Record<string, string>} [env] @returns {Promise<number>} */
const node = (script, scriptArgs, env = {}) =>
  new Promise((resolve) => {
    const bin = path.dirname(node24) + path.delimiter
    const child = spawn(node24, [inRoot('node_modules', ...script.split('/')), ...scriptArgs], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, PATH: bin + (process.env.PATH ?? '') },
    })
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })

const heading = (/** @type {string} */ name) => process.stdout.write(`\n== ${name}\n`)

/** @param {string} name @param {string} script @param {string[]} [scriptArgs] */
const checker = async (name, script, scriptArgs = []) => {
  heading(name)
  const code = await node(script, scriptArgs)
  if (code === 0) passed += 1
  else failed += 1
}

/**
 * @param {string} name
 * @param {(report: string) => Promise<number>} run writes its JSON report there, returns its exit code
 * @param {(report: any) => { passed: number, failed: number, skipped: number }} count
 */
const runner = async (name, run, count) => {
  heading(name)
  const report = path.join(results, `${name}.json`)
  rmSync(report, { force: true })
  const code = await run(report)
  let counted = { passed: 0, failed: 0, skipped: 0 }
  try {
    counted = count(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    process.stdout.write(`${name} left no report\n`)
    counted.failed = 1
  }
  // A test that is left out guards nothing. With a filter, those outside it are what was asked for.
  if (counted.skipped > 0 && args.length === 0) {
    process.stdout.write(`${counted.skipped} tests were skipped, and count as failed\n`)
    counted.failed += counted.skipped
  }
  // A file that could not be loaded, or an error outside any test, shows in the exit code alone.
  if (code !== 0 && counted.failed === 0) counted.failed = 1
  passed += counted.passed
  failed += counted.failed
}

/** Splits `-t NAME` (or `-t=NAME`, `--testNamePattern`, `-g`, `--grep`) from test files. @returns {{ name: string | null, files: string[] }} */
const parse = () => {
  const files = []
  let name = null
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? ''
    const found = /^(-t|--testNamePattern|-g|--grep)(?:=(.*))?$/.exec(arg)
    if (found !== null) {
      name = found[2] ?? args[(at += 1)] ?? ''
    } else if (arg.startsWith('-')) {
      process.stderr.write(`unknown option ${arg}\nusage: npm test -- [-t NAME] [FILE…]\n`)
      process.exit(2)
    } else files.push(arg)
  }
  return { name, files }
}
const { name, files } = parse()
const unitFiles = files.filter((file) => !file.includes('e2e'))
const browserFiles = files.filter((file) => file.includes('e2e'))

mkdirSync(results, { recursive: true })
if (args.length === 0) {
  await checker('format', 'oxfmt/bin/oxfmt', ['--check'])
  await checker('lint', 'oxlint/bin/oxlint', ['--deny-warnings'])
  await checker('types', 'typescript/bin/tsc', ['--noEmit'])
  await checker('dead code', 'knip/bin/knip.js')
}
if (files.length === 0 || unitFiles.length > 0) {
  await runner(
    'vitest',
    (report) => {
      const filter = name === null ? [] : ['-t', name]
      return node('vitest/vitest.mjs', [
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
        ...filter,
        ...unitFiles,
      ])
    },
    (report) => ({
      passed: report.numPassedTests,
      // Files that could not be loaded have no tests to count.
      failed:
        report.numFailedTests +
        report.testResults.filter((/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0).length,
      skipped: report.numPendingTests + report.numTodoTests,
    }),
  )
}
if (files.length === 0 || browserFiles.length > 0) {
  await runner(
    'playwright',
    (report) => {
      const filter = name === null ? [] : ['-g', name, '--pass-with-no-tests']
      return node('playwright/cli.js', ['test', '--reporter=list,json', ...filter, ...browserFiles], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      })
    },
    (report) => ({
      passed: report.stats.expected,
      failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
      skipped: report.stats.skipped,
    }),
  )
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
