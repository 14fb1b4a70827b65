import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { contentSecurityPolicy } from './content-security-policy.ts'
import { APP_HOST } from './origin.ts'

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
}

/** Vite writes it into the built page; each load gets its own nonce in its place. */
const NONCE_PLACEHOLDER = '__CSP_NONCE__'

export interface AppProtocol {
  /** Folder of the built pages. Nothing outside it is ever served. */
  readonly root: string
  /** Origin of Vite's server, or undefined in a built app. */
  readonly devServer: string | undefined
  /** A document kept in memory for the hidden print window, by its path; undefined when there is none. */
  readonly inMemory: (path: string) => Uint8Array<ArrayBuffer> | undefined
}

/** Answers `app://station/…`: the pages' files, and nothing else. */
export function appProtocol({ root, devServer, inMemory }: AppProtocol): (request: Request) => Promise<Response> {
  let nonce = newNonce()

  return async (request) => {
    const url = new URL(request.url)
    const isPage = url.pathname === '/' || url.pathname.endsWith('.html')
    if (isPage) nonce = newNonce()
    const headers = {
      'content-security-policy': contentSecurityPolicy(nonce, devServer),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    const refuse = (status: number) => new Response(null, { status, headers })

    if (url.host !== APP_HOST) return refuse(404)
    if (request.method !== 'GET') return refuse(405)
    const held = inMemory(url.pathname)
    if (held !== undefined) return new Response(held, { headers: { ...headers, 'content-type': 'application/pdf' } })

    const found =
      devServer === undefined
        ? await readInside(root, url.pathname)
        : await fetchFrom(devServer, url, request.headers.get('accept') ?? '*/*')
    if (typeof found === 'number') return refuse(found)
    const body = isPage ? new TextDecoder().decode(found.body).replaceAll(NONCE_PLACEHOLDER, nonce) : found.body
    return new Response(body, { headers: { ...headers, 'content-type': found.type } })
  }
}

interface Found {
  readonly body: Uint8Array<ArrayBuffer>
  readonly type: string
}

/** Reads a file of the root folder, or says with which status it is refused. */
async function readInside(root: string, pathname: string): Promise<Found | 400 | 403 | 404> {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return 400
  }
  const inside = normalize(root) + sep
  // `..` may arrive encoded (%2e%2e%2f, or %5c on Windows), so the check comes after decoding and normalising.
  const path = normalize(join(inside, decoded === '/' ? 'index.html' : decoded))
  if (!path.startsWith(inside) || decoded.includes('\0')) return 403
  try {
    return {
      body: new Uint8Array(await readFile(path)),
      type: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
    }
  } catch {
    return 404
  }
}

async function fetchFrom(devServer: string, url: URL, accept: string): Promise<Found | number> {
  const path = url.pathname === '/' ? '/index.html' : url.pathname
  const answer = await fetch(devServer + path + url.search, { headers: { accept } })
  if (!answer.ok) return answer.status
  return {
    body: new Uint8Array(await answer.arrayBuffer()),
    type: answer.headers.get('content-type') ?? 'application/octet-stream',
  }
}

function newNonce(): string {
  return randomBytes(16).toString('base64')
}
