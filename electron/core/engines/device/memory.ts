import os from 'node:os'

/**
 * Memory that can be had now, in bytes. Linux and Windows count what is given back on demand as free; macOS counts only
 * pages that hold nothing, a few hundred megabytes on a healthy machine, so there all memory stands in: a model that is
 * too large for the machine was barred before.
 */
export const spareBytes = (platform: NodeJS.Platform = process.platform): number => (platform === 'darwin' ? os.totalmem() : os.freemem())
