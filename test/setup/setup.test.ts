import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'privity-setup-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('with everything in place', () => {
  it('I01 set-up opens no connection, prints nothing and changes nothing', () => {
    const trace = path.join(folder, 'trace')
    const command = [process.execPath, path.join(root, 'scripts/setup.mjs'), 'test']
    const [program = '', ...args] =
      process.platform === 'linux' ? ['strace', '-f', '-o', trace, '-e', 'trace=connect,sendto,sendmsg,sendmmsg', ...command] : command
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
    if (process.platform === 'linux') expect(readFileSync(trace, 'utf8')).not.toMatch(/AF_INET/)
  })

  it('the program passes arguments, standard output and exit code through, from any folder', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [path.join(root, 'bin/privity.mjs'), ...args], { cwd: folder, encoding: 'utf8' })
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
    expect(run('--version')).toMatchObject({ status: 0, stdout: `${version}\n`, stderr: '' })
    expect(run('ask', '--zone', 'mars', 'x')).toMatchObject({ status: 2, stdout: '' })
  })

  it('npm start prints nothing of its own on standard output', () => {
    expect(
      execFileSync('npm', ['start', '--', 'policy', 'show', '--json'], {
        cwd: root,
        encoding: 'utf8',
        shell: process.platform === 'win32',
      }),
    ).toMatch(/^\{/)
  })
})

it('set-up that is asked for something else says how it is used', () => {
  expect(spawnSync(process.execPath, [path.join(root, 'scripts/setup.mjs'), 'all'], { encoding: 'utf8' })).toMatchObject({
    status: 2,
    stdout: '',
  })
})

it('a node_modules that is a link to another checkout is left alone, and the reason is said', () => {
  const checkout = path.join(folder, 'checkout')
  const elsewhere = path.join(folder, 'elsewhere')
  mkdirSync(elsewhere)
  writeFileSync(path.join(elsewhere, 'kept'), '')
  cpSync(path.join(root, 'scripts'), path.join(checkout, 'scripts'), { recursive: true })
  for (const file of ['package.json', 'package-lock.json']) cpSync(path.join(root, file), path.join(checkout, file))
  symlinkSync(elsewhere, path.join(checkout, 'node_modules'), 'junction')
  const { status, stderr } = spawnSync(process.execPath, [path.join(checkout, 'scripts/setup.mjs'), 'start'], { encoding: 'utf8' })
  expect(status).not.toBe(0)
  expect(stderr).toContain('node_modules is a link')
  expect(readdirSync(elsewhere)).toEqual(['kept'])
})
