import { createCipheriv, createDecipheriv, hkdfSync, scrypt } from 'node:crypto'
import { z } from 'zod'

/** Bytes from the operating system's generator; a parameter where a test needs to know them. */
export type Random = (bytes: number) => Buffer

/** A key of 32 bytes for one purpose, from the profile's data key (HKDF-SHA-256, RFC 5869); what it guards says nothing about the data key. */
export const deriveKey = (key: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `privity ${purpose}`, 32))

/** What AES-256-GCM makes of some bytes, base64. */
export const Sealed = z.object({ nonce: z.base64(), data: z.base64(), tag: z.base64() })
export type Sealed = z.infer<typeof Sealed>

/** Encrypts `bytes` so that only `key` opens them, and only beside the same `context`. A fresh random nonce every time. */
export const seal = (key: Buffer, bytes: Buffer, context: string, random: Random): Sealed => {
  const nonce = random(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const data = Buffer.concat([cipher.update(bytes), cipher.final()])
  return { nonce: nonce.toString('base64'), data: data.toString('base64'), tag: cipher.getAuthTag().toString('base64') }
}

/** The bytes again, or null where key or context are others or a bit was changed. */
export const unseal = (key: Buffer, sealed: Sealed, context: string): Buffer | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealed.nonce, 'base64'), { authTagLength: 16 })
    decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(sealed.tag, 'base64'))
    return Buffer.concat([decipher.update(Buffer.from(sealed.data, 'base64')), decipher.final()])
  } catch {
    return null
  }
}

/** How a passphrase becomes a key. Bounds keep a tampered file from asking for all the memory there is. */
export const Stretch = z.object({
  n: z
    .number()
    .int()
    .min(2 ** 14)
    .max(2 ** 20),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(4),
  salt: z.base64(),
})
export type Stretch = z.infer<typeof Stretch>

/** scrypt with 128 MiB for every guess: the strongest of the settings in OWASP's Password Storage Cheat Sheet (N=2^17, r=8, p=1). */
export const newStretch = (random: Random): Stretch => ({ n: 2 ** 17, r: 8, p: 1, salt: random(16).toString('base64') })

/** The key of 32 bytes that a passphrase stands for. The same passphrase typed on another keyboard may be composed otherwise: NFKC. */
export const stretch = (passphrase: string, by: Stretch): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const options = { N: by.n, r: by.r, p: by.p, maxmem: 256 * by.n * by.r }
    scrypt(passphrase.normalize('NFKC'), Buffer.from(by.salt, 'base64'), 32, options, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
