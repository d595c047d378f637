import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parsePolicy, type Policy } from './policy.ts'

/** A policy file that cannot be used. The message names the file and every problem, one a line. */
class PolicyError extends Error {
  override readonly name = 'PolicyError'
}

/** Reads and checks one policy file; throws `PolicyError` (I10). Nothing is changed. */
export const loadPolicy = async (file: string): Promise<Policy> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    throw new PolicyError(`The policy ${file} ${whyNot((error as NodeJS.ErrnoException).code)}`)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new PolicyError(`The policy ${file} is not JSON: check it for a missing comma or bracket`)
  }
  const parsed = parsePolicy(value)
  if (!parsed.ok)
    throw new PolicyError([`The policy ${file} cannot be used:`, ...parsed.problems.map((problem) => `  ${problem}`)].join('\n'))
  return parsed.policy
}

/** The policy that ships with the program. `resources` is the folder of what ships. */
export const loadDefaultPolicy = (resources: string): Promise<Policy> => loadPolicy(join(resources, 'policies', 'default.json'))

const whyNot = (code: string | undefined): string =>
  code === 'ENOENT'
    ? 'does not exist. Check its path'
    : code === 'EISDIR'
      ? 'is a folder. Name the file in it'
      : code === 'EACCES' || code === 'EPERM'
        ? 'may not be read by you. Check its permissions'
        : `cannot be read (${code ?? 'unknown'}). Check its path and permissions`
