/** Runs programs quietly: what they print is shown on stderr only when they fail, because stdout belongs to the command line's answers. */
import { spawn } from 'node:child_process'

/**
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, seconds?: number, env?: Record<string, string> }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is both streams together, or why it could not start
 */
export const run = (program, args, options = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: options.cwd,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Node starts .cmd and .bat files only through a shell.
      shell: /\.(cmd|bat)$/i.test(program),
    })
    let output = ''
    let late = false
    const timer = setTimeout(
      () => {
        late = true
        child.kill('SIGKILL')
      },
      (options.seconds ?? 1800) * 1000,
    )
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => {
      clearTimeout(timer)
      resolve({ ok: false, output: error.message })
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ ok: code === 0, output: late ? `${output}\nstopped after ${options.seconds} s` : output })
    })
  })

/** @param {string} line */
export const say = (line) => void process.stderr.write(`${line}\n`)

/** The last lines of a program's output, indented: enough to see why it failed. @param {string} output */
export const tail = (output) =>
  output
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at /.test(line))
    .slice(-12)
    .map((line) => `  ${line}`)
    .join('\n')
