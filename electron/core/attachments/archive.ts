import { crc32, inflateRawSync } from 'node:zlib'
import { AttachmentError } from './error.ts'

/** Files of an office document by their names; `others` are those that were not unpacked. */
export type Archive = { readonly parts: ReadonlyMap<string, Buffer>; readonly names: readonly string[] }

/** Far above any document that fits a message, far below what harms: parts of one file, and bytes of all that is unpacked. */
const mostMembers = 10_000
const mostBytes = 100_000_000
const endLength = 22
const entryLength = 46
const headerLength = 30

/**
 * Unpacks the members that are wanted, by the archive's directory (APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16). Sizes are
 * not believed but held to; what does not agree with itself is damaged.
 *
 * @throws AttachmentError `damaged`, `encrypted`, `bloated`
 */
export const openArchive = (bytes: Uint8Array, wanted: (name: string) => boolean): Archive => {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const damaged = new AttachmentError('damaged')
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end < 0 || end + endLength > file.length || end + endLength + 0xffff < file.length) throw damaged
  const count = file.readUInt16LE(end + 10)
  if (count > mostMembers) throw new AttachmentError('bloated')
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, Buffer>()
  const names = new Set<string>()
  let left = mostBytes
  for (let member = 0; member < count; member += 1) {
    if (at + entryLength > end || file.readUInt32LE(at) !== 0x02014b50) throw damaged
    const flags = file.readUInt16LE(at + 8)
    const method = file.readUInt16LE(at + 10)
    const checksum = file.readUInt32LE(at + 16)
    const packed = file.readUInt32LE(at + 20)
    const size = file.readUInt32LE(at + 24)
    const nameLength = file.readUInt16LE(at + 28)
    const from = file.readUInt32LE(at + 42)
    const name = file.toString('utf8', at + entryLength, at + entryLength + nameLength)
    at += entryLength + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
    if ((flags & 1) !== 0) throw new AttachmentError('encrypted')
    // Two of one name: which of them is read would depend on the reader.
    if (names.has(name)) throw damaged
    names.add(name)
    if (!wanted(name)) continue
    if (from + headerLength > file.length || file.readUInt32LE(from) !== 0x04034b50) throw damaged
    const start = from + headerLength + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28)
    if (start + packed > file.length || (method !== 0 && method !== 8)) throw damaged
    if (size > left) throw new AttachmentError('bloated')
    const content = method === 0 ? file.subarray(start, start + packed) : inflated(file.subarray(start, start + packed), size)
    if (content.length !== size || crc32(content) !== checksum) throw damaged
    left -= size
    parts.set(name, content)
  }
  return { parts, names: [...names] }
}

const inflated = (packed: Buffer, size: number): Buffer => {
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1 })
  } catch (error) {
    throw new AttachmentError((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'bloated' : 'damaged')
  }
}

/**
 * The same members as a new archive, not compressed: what a library then reads is just what was looked at here, whatever it would
 * have made of the first one.
 */
export const packed = (parts: ReadonlyMap<string, Buffer>): Buffer => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of parts) {
    const label = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(0x0800, 2)
    fields.writeUInt32LE(crc32(content), 10)
    fields.writeUInt32LE(content.length, 14)
    fields.writeUInt32LE(content.length, 18)
    fields.writeUInt16LE(label.length, 22)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    files.push(signature(0x04034b50), fields, label, content)
    directory.push(signature(0x02014b50), Buffer.from([20, 0]), fields, place, label)
    at += headerLength + label.length + content.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...files, central, signature(0x06054b50), end])
}

const signature = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
