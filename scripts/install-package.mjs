/** Installs a Debian package where this account may do so: as root, or with sudo that asks for no password. */
import { onPath } from './places.mjs'
import { run, say, tail } from './run.mjs'

/** @param {string} name @returns {Promise<string | null>} null when it was installed; else why not */
export const installPackage = async (name) => {
  const apt = onPath('apt-get')
  if (process.platform !== 'linux' || apt === null) return `the package ${name} cannot be installed here by set-up`
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  if (sudo.length > 0 && (onPath('sudo') === null || !(await run('sudo', ['-n', 'true'])).ok))
    return `this account may not install the package ${name}`
  say(`Installing the package ${name}`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  const step = (/** @type {string[]} */ args) => {
    const [program = apt, ...rest] = [...sudo, apt, ...args]
    return run(program, rest, { seconds: 600, env })
  }
  await step(['update'])
  const { ok, output } = await step(['install', '-y', '--no-install-recommends', name])
  return ok ? null : `the package ${name} could not be installed:\n${tail(output)}`
}
