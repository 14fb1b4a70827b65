import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { appProtocol } from '../../../src/main/security/app-protocol.ts'

let folder = ''
let answer: (request: Request) => Promise<Response>
const SECRET = 'SECRET OUTSIDE'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'protocol-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  mkdirSync(join(folder, 'renderer-other'))
  writeFileSync(join(folder, 'renderer/index.html'), '<meta nonce="__CSP_NONCE__">')
  writeFileSync(join(folder, 'renderer/assets/a.js'), 'code')
  writeFileSync(join(folder, 'secret.txt'), SECRET)
  writeFileSync(join(folder, 'renderer-other/secret.txt'), SECRET)
  const paper = new Uint8Array([37, 80, 68, 70])
  answer = appProtocol({
    root: join(folder, 'renderer'),
    devServer: undefined,
    inMemory: (path) => (path === '/print/1.pdf' ? paper : undefined),
  })
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const ask = (path: string) => answer(new Request(`app://station${path}`))

describe('app:// ', () => {
  it('gives the page a nonce that is in its policy too, new at each load', async () => {
    const nonces = new Set<string>()
    for (let load = 0; load < 3; load++) {
      const response = await ask('/index.html')
      const nonce = /nonce="([^"]+)"/.exec(await response.text())?.[1] ?? ''
      expect(response.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
      expect(Buffer.from(nonce, 'base64').length).toBe(16)
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(3)
  })

  it('sends the policy with errors as well', async () => {
    for (const path of ['/nothing', '/%E0', '/..%2fsecret.txt'])
      expect((await ask(path)).headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  it('knows the types of its files', async () => {
    const response = await ask('/assets/a.js')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('serves a paper held in memory, and only by its own path', async () => {
    expect((await ask('/print/1.pdf')).headers.get('content-type')).toBe('application/pdf')
    expect((await ask('/print/2.pdf')).status).toBe(404)
  })

  it('answers no other host and no other method', async () => {
    expect((await answer(new Request('app://other/index.html'))).status).toBe(404)
    expect((await answer(new Request('app://station/index.html', { method: 'POST' }))).status).toBe(405)
  })

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2frenderer-other/secret.txt',
    '/%2fetc/passwd',
  ])('does not leave its folder by %s', async (path) => {
    const response = await ask(path)
    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(await response.text()).not.toContain(SECRET)
  })

  it('does not leave its folder by any mixture of dots, slashes and escapes', async () => {
    const step = fc.constantFrom(
      '..%2f',
      '%2e%2e%2f',
      '../',
      '.%2f',
      '%2f',
      '/',
      '..%5c',
      'assets%2f',
      'renderer-other%2f',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        const response = await ask(`/${steps.join('')}secret.txt`)
        expect(await response.text()).not.toContain(SECRET)
      }),
      { numRuns: 300 },
    )
  })
})
