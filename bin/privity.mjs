#!/usr/bin/env node
/**
 * The `privity` program. Plain JavaScript that also runs on Node 20: sets up what is missing, then runs the built command line under
 * the project's Node 24, in this process where it is that already. With no command it opens the app: an Electron window where the
 * binary is there and a display exists, else the Node host and the browser.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { inRoot, node24, root } from '../scripts/places.mjs'
import { electronProgram, failed, setup } from '../scripts/setup.mjs'

const args = process.argv.slice(2)
const opens = args.length === 0 || (args[0] === '--data' && args.length === 2)

const ready = await setup(opens ? 'open' : 'command').then(
  () => true,
  (error) => {
    process.exitCode = failed(error)
    return false
  },
)

// Chromium's sandbox does not work for root on Linux, and without its sandbox the window is not opened.
const display = process.platform !== 'linux' || ((process.env.DISPLAY || process.env.WAYLAND_DISPLAY) && process.getuid?.() !== 0)
const electron = opens && display ? electronProgram() : null

if (ready && electron !== null) stand(electron, [root], args.length === 0 ? {} : { PRIVITY_DATA: path.resolve(args[1] ?? '') })
else if (ready && process.versions.node.split('.')[0] === '24') await import(pathToFileURL(inRoot('out', 'main', 'cli.js')).href)
else if (ready) stand(node24, [inRoot('out', 'main', 'cli.js'), ...args], {})

/**
 * Runs a program in this one's place: same streams, signals passed on, same end.
 * @param {string} program
 * @param {string[]} programArgs
 * @param {Record<string, string>} env besides this one's own
 */
function stand(program, programArgs, env) {
  const child = spawn(program, programArgs, { stdio: 'inherit', env: { ...process.env, ...env } })
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`${program} could not be started: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code, signal) => {
    for (const each of signals) process.removeAllListeners(each)
    if (signal !== null) process.kill(process.pid, signal)
    else process.exitCode = code ?? 1
  })
}
