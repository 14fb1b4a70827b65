// Main's part in `pipeline-page.ts`: sealed files and backups as files of the origin's own file system, which the system
// holds in its cache as it holds those of the stock tool. Bytes move to and from here without being copied.
import { letGo, toHex, type Bytes } from '../../src/vault/bytes.ts'

export type FileCall =
  | { readonly call: 'write'; readonly name: string; readonly bytes: Bytes }
  | { readonly call: 'read'; readonly name: string; readonly offset: number; readonly length: number }
  /** Reads all of it and makes digests, one for each step: WebCrypto has none that goes on. */
  | { readonly call: 'digest'; readonly name: string }
  | { readonly call: 'empty'; readonly name: string }
  /** Releases all files, for another page. */
  | { readonly call: 'close' }

interface OpenFile {
  readonly read: (into: Bytes, at: { readonly at: number }) => number
  readonly write: (bytes: Bytes, at: { readonly at: number }) => number
  readonly getSize: () => number
  readonly truncate: (size: number) => void
  readonly close: () => void
}
declare global {
  interface FileSystemFileHandle {
    createSyncAccessHandle: () => Promise<OpenFile>
  }
}

const STEP = 2 ** 19
const files = new Map<string, Promise<OpenFile>>()

onmessage = ({ data }: MessageEvent<FileCall & { readonly id: number }>) => {
  answer(data).then(
    (value) => postMessage({ id: data.id, value }, { transfer: value instanceof Uint8Array ? [value.buffer] : [] }),
    reportError,
  )
}

async function answer(asked: FileCall): Promise<Bytes | string | number> {
  if (asked.call === 'close') {
    for (const file of files.values()) (await file).close()
    files.clear()
    return 0
  }
  const opening = files.get(asked.name) ?? open(asked.name)
  files.set(asked.name, opening)
  const file = await opening
  switch (asked.call) {
    case 'write':
      file.write(asked.bytes, { at: file.getSize() })
      letGo(asked.bytes)
      return file.getSize()
    case 'read':
      return readAt(file, asked.offset, asked.length)
    case 'digest':
      return digestOf(file)
    case 'empty':
      file.truncate(0)
      return 0
  }
}

async function open(name: string): Promise<OpenFile> {
  const folder = await navigator.storage.getDirectory()
  return (await folder.getFileHandle(name, { create: true })).createSyncAccessHandle()
}

function readAt(file: OpenFile, offset: number, length: number): Bytes {
  const bytes = new Uint8Array(Math.max(0, Math.min(length, file.getSize() - offset)))
  file.read(bytes, { at: offset })
  return bytes
}

async function digestOf(file: OpenFile): Promise<string> {
  let digest = ''
  const step = new Uint8Array(STEP)
  for (let at = 0; at < file.getSize(); at += STEP) {
    const read = file.read(step, { at })
    digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', step.subarray(0, read))))
  }
  return digest
}
