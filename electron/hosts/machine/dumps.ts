import { writeFileSync } from 'node:fs'

/**
 * I06: what a crash leaves behind holds no memory of this process or of any it starts. Linux writes only what this filter names, and
 * children inherit it (core(5)); elsewhere the system writes no dumps unless somebody turned them on.
 */
export const leaveNothingInDumps = (platform: NodeJS.Platform): void => {
  if (platform !== 'linux') return
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // Some containers do not let a process choose; there is nothing else that Node could set.
  }
}
