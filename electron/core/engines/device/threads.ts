/** A model below this size gains little from a second thread, and loses much when another program wants the core it spins on. */
const smallBytes = 300_000_000

/**
 * Threads that a model computes with, from the number of logical cores and the size of its file. All cores on machines
 * with few (measured on two: more threads than cores cost 98 % of the speed), one less for small models; from four on one
 * is left free, and from six on half, as two logical cores are mostly one that computes, and memory is the limit by eight.
 */
export const threadsFor =
  (cores: number) =>
  (bytes: number): number => {
    if (cores < 4) return Math.max(1, bytes < smallBytes ? cores - 1 : cores)
    return Math.min(8, Math.max(3, Math.floor(cores / 2)))
  }
