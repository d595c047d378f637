import { hkdfSync } from 'node:crypto'

/** A key of 32 bytes for one purpose, from the profile's data key (HKDF-SHA-256, RFC 5869); what it guards says nothing about the data key. */
export const deriveKey = (key: Buffer, purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `privity ${purpose}`, 32))
