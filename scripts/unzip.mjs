/** Takes one member out of a zip file (a Python wheel is one) as a stream. Only what is needed: stored or deflated, below 4 GiB. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'

/**
 * @param {string} file path of the zip file
 * @param {string} name full name of the member
 * @returns {Promise<{ bytes: number, stream: import('node:stream').Readable }>} size unpacked, and the unpacked content
 * @see APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16
 */
export const openMember = async (file, name) => {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const read = async (/** @type {number} */ from, /** @type {number} */ length) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - from)))
      await handle.read(buffer, 0, buffer.length, from)
      return buffer
    }
    // The end record stands last, before a comment of at most 65,535 bytes.
    const endFrom = Math.max(0, size - 65_557)
    const end = await read(endFrom, 65_557)
    const at = end.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
    if (at < 0) throw new Error('not a zip file, or cut short')
    const directory = await read(end.readUInt32LE(at + 16), end.readUInt32LE(at + 12))
    for (let entry = 0; entry + 46 <= directory.length && directory.readUInt32LE(entry) === 0x02014b50;) {
      const nameLength = directory.readUInt16LE(entry + 28)
      const next = entry + 46 + nameLength + directory.readUInt16LE(entry + 30) + directory.readUInt16LE(entry + 32)
      if (directory.toString('utf8', entry + 46, entry + 46 + nameLength) === name) {
        const method = directory.readUInt16LE(entry + 10)
        const packed = directory.readUInt32LE(entry + 20)
        const bytes = directory.readUInt32LE(entry + 24)
        const localAt = directory.readUInt32LE(entry + 42)
        const local = await read(localAt, 30)
        const start = localAt + 30 + local.readUInt16LE(26) + local.readUInt16LE(28)
        const raw = createReadStream(file, { start, end: start + packed - 1 })
        if (method === 0) return { bytes, stream: raw }
        if (method !== 8) throw new Error(`packed by a method that is not known here (${method})`)
        const inflate = createInflateRaw()
        raw.on('error', (error) => inflate.destroy(error))
        return { bytes, stream: raw.pipe(inflate) }
      }
      entry = next
    }
    throw new Error(`no ${name} in it`)
  } finally {
    await handle.close()
  }
}
