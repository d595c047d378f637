import { createHash, timingSafeEqual } from 'node:crypto'

/** 256 bits, as it stands in an address. */
export type Random = () => Buffer

export type Launch = {
  /** A code that opens the page once. A new one makes the one before useless. */
  newCode(): string
  /** True once for the last code made; never again. */
  redeem(code: string): boolean
  /** `Set-Cookie` for whoever redeemed a code. The port stands in the name: cookies do not know ports, and two launches must not share one. */
  readonly setCookie: string
  /** Whether a request's `Cookie` header holds the secret of this launch. */
  holds(cookieHeader: string | undefined): boolean
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing of where two texts differ, their lengths included. */
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))

/**
 * Who may see the page: a single-use code of 256 bits is exchanged for a cookie of 256 bits that lives as long as this
 * launch and the browser's session.
 */
export const openLaunch = (port: number, random: Random): Launch => {
  const name = `privity-${port}`
  const secret = random().toString('base64url')
  let code: string | null = null
  return {
    newCode: () => (code = random().toString('base64url')),
    redeem: (given) => {
      if (code === null || !same(given, code)) return false
      code = null
      return true
    },
    setCookie: `${name}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    holds: (header = '') => {
      const given = header
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
      return given.length === 1 && same(given[0]!.slice(name.length + 1), secret)
    },
  }
}
