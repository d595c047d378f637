/** Which addresses count as this machine or the organisation's own network, and which names do by policy. */
import { BlockList, isIP, isIPv4 } from 'node:net'

export type Place = 'loopback' | 'private' | 'public'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

// RFC 1918 and RFC 4193. Left out on purpose: link-local (169.254/16 holds the clouds' metadata servers, fe80::/10 needs
// a scope), shared carrier space (100.64/10) and 0.0.0.0; a policy can name a host that lives there.
const own = new BlockList()
own.addSubnet('10.0.0.0', 8, 'ipv4')
own.addSubnet('172.16.0.0', 12, 'ipv4')
own.addSubnet('192.168.0.0', 16, 'ipv4')
own.addSubnet('fc00::', 7, 'ipv6')

/** Where an IP address lies. IPv4 written as IPv6 (`::ffff:10.0.0.1`) counts as that IPv4; anything unknown is public. */
export const placeOf = (address: string): Place => {
  const plain = address.replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1]
  const ip = mapped ?? plain
  if (isIP(ip) === 0) return 'public'
  const family = isIPv4(ip) ? 'ipv4' : 'ipv6'
  if (loopback.check(ip, family)) return 'loopback'
  return own.check(ip, family) ? 'private' : 'public'
}

/** A URL's host as a look-up wants it: no brackets, no closing dot, lower case. */
export const hostOf = (url: URL): string =>
  url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()

/** True when the policy names this very host; no patterns, no subdomains. */
export const isNamed = (host: string, named: readonly string[]): boolean =>
  named.some((name) => name.trim().replace(/\.$/, '').toLowerCase() === host)
