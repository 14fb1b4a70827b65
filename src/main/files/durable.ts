import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { systemCode } from './failures.ts'

/** Writes a file so that after a power cut there is either the whole of it under its name, or nothing new. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const part = `${path}.part`
  const file = await open(part, 'w')
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await file.close()
    await rm(part, { force: true })
    throw error
  }
  await file.close()
  await rename(part, path)
  await syncFolder(dirname(path))
}

/**
 * Writes a file under its name at once and syncs it; the folder is the caller's to sync.
 * @param flags `wx` (there must be none yet) or `w`
 */
export async function writeNew(path: string, content: Uint8Array | string, flags: 'wx' | 'w' = 'wx'): Promise<void> {
  const file = await open(path, flags)
  try {
    await file.writeFile(content)
    await file.sync()
  } catch (error) {
    await file.close()
    // Half of it would stand in the way of the next try, or be taken for the whole.
    await rm(path, { force: true })
    throw error
  }
  await file.close()
}

/**
 * Writes all the bytes at `offset`. When it cannot, the file is as long as before or a little longer: the next write at
 * the same place covers that.
 */
export async function writeAt(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength;) {
    written += (await file.write(bytes, written, bytes.byteLength - written, offset + written)).bytesWritten
  }
}

/** Makes a new name in a folder durable. Windows does this by itself and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } catch (error) {
    // Some file systems of sticks (exFAT through FUSE) cannot sync a folder; their files are synced already.
    if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error
  } finally {
    await opened.close()
  }
}

/** Reads up to `length` bytes at `offset`; fewer mean the end of the file. */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const buffer = new Uint8Array(length)
  let filled = 0
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, offset + filled)
    if (bytesRead === 0) break
    filled += bytesRead
  }
  return buffer.subarray(0, filled)
}
