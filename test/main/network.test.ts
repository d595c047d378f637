import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCloud, eventsOf, type Home, makeHome } from '../program.ts'
import { type Provider, startProvider } from '../doubles/provider.ts'

/** What the kernel saw: every connect and send of the program and all its children. */
describe('under strace', () => {
  let home: Home
  let cloud: Provider
  beforeAll(async () => {
    home = await makeHome()
    cloud = await startProvider()
    await addCloud(home, cloud.url)
  })
  afterAll(async () => {
    await cloud.close()
    await home.remove()
  })

  const traced = async (text: string): Promise<{ calls: string[]; stdout: string }> => {
    const log = join(home.folder, 'trace.txt')
    const child = home.start(['ask', '--json', text], ['strace', '-f', '-qq', '-e', 'trace=connect,sendto,sendmsg,sendmmsg', '-o', log])
    child.stdin!.end()
    let stdout = ''
    child.stdout!.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    await new Promise((resolve) => child.once('close', resolve))
    const calls = (await readFile(log, 'utf8')).split('\n').filter((line) => /AF_INET6?\b/.test(line))
    return { calls, stdout }
  }

  it('I01 a kept request makes no internet connect or send at all, loopback included', async () => {
    const { calls, stdout } = await traced('Patient John Doe, MRN 55120-7, has a new diagnosis of asthma. Say hello to him.')
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', zone: 'device', bytesSent: 0 })
    expect(calls).toEqual([])
  })

  it('I01 a request that goes out makes just the one connect its receipt names', async () => {
    const { calls, stdout } = await traced('What is the capital of France?')
    expect(eventsOf(stdout).at(-1)).toMatchObject({ type: 'end', zone: 'cloud' })
    const port = new URL(cloud.url).port
    expect(calls.filter((line) => line.includes('connect('))).toHaveLength(1)
    expect(calls.join('\n')).toContain(`htons(${port})`)
  })
})
