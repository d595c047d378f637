import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPage, type Page, pageHeaders } from './index.ts'

describe('the files of a page', () => {
  let folder: string
  let page: Page
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'privity-page-'))
    await mkdir(path.join(folder, 'page', 'assets'), { recursive: true })
    await writeFile(path.join(folder, 'secret.txt'), 'secret')
    await writeFile(path.join(folder, 'page', 'index.html'), '<!doctype html>')
    await writeFile(path.join(folder, 'page', 'assets', 'main ü.js'), '1')
    await writeFile(path.join(folder, 'page', '.env'), 'secret')
    await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'page', 'link.txt'))
    page = await openPage(path.join(folder, 'page'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/main%20%C3%BC.js', 'text/javascript; charset=utf-8'],
  ])('are found at %s', async (at, type) => {
    expect(await page.read(at)).toMatchObject({ type })
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/%252e%252e/secret.txt',
    '/..%5csecret.txt',
    '/assets/..',
    '/./index.html',
    '//index.html',
    '/assets',
    '/assets/',
    '/.env',
    '/link.txt',
    '/index.html%00.js',
    '/%',
    '/%ff',
    '',
    'index.html',
    '/etc/passwd',
    '/constructor',
    '/__proto__',
  ])('are not found at %s', async (at) => {
    expect(await page.read(at)).toBeNull()
  })

  it('I10 are asked for when there are none', async () => {
    await expect(openPage(path.join(folder, 'nowhere'))).rejects.toThrow('npm run build')
  })
})

describe('the headers of a page', () => {
  const rules = new Map(pageHeaders['content-security-policy']!.split('; ').map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1)]))

  it('allow nothing by default, and nothing but the own origin anywhere', () => {
    expect(rules.get('default-src')).toEqual(["'none'"])
    for (const sources of rules.values()) for (const source of sources) expect(["'none'", "'self'"]).toContain(source)
  })

  it('close what default-src does not cover', () => {
    for (const name of ['base-uri', 'form-action', 'frame-ancestors', 'worker-src']) expect(rules.get(name)).toEqual(["'none'"])
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(pageHeaders)).toBe(true)
  })
})
