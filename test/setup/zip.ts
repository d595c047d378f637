import { crc32, deflateRawSync } from 'node:zlib'

/** A zip file with the members given, deflated or stored. */
export const zipOf = (
  members: readonly { readonly name: string; readonly bytes: Buffer; readonly stored?: boolean }[],
  comment = '',
): Buffer => {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, bytes, stored = false } of members) {
    const packed = stored ? bytes : deflateRawSync(bytes)
    const label = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(stored ? 0 : 8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(label.length, 22)
    // The local header has an extra field that the directory lacks, as real archives do.
    const local = Buffer.from(common)
    local.writeUInt16LE(4, 24)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), local, label, Buffer.from([1, 0, 0, 0]), packed)
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), common, rest, label)
    at += 30 + label.length + 4 + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(members.length, 4)
  end.writeUInt16LE(members.length, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(at, 12)
  end.writeUInt16LE(comment.length, 16)
  return Buffer.concat([...files, central, Buffer.from('PK\x05\x06', 'latin1'), end, Buffer.from(comment)])
}
