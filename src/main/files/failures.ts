import type { OutsideFailure } from '../../contract/ipc.ts'

const KINDS: Readonly<Record<string, OutsideFailure['kind']>> = {
  ENOSPC: 'diskFull',
  EDQUOT: 'diskFull',
  EROFS: 'notWritable',
  EACCES: 'notWritable',
  EPERM: 'notWritable',
  EFBIG: 'tooLarge',
  EEXIST: 'exists',
  // A stick pulled out while writing answers with one of these, depending on system and moment.
  ENOENT: 'gone',
  ENODEV: 'gone',
  ENXIO: 'gone',
  EIO: 'gone',
  ENOTDIR: 'gone',
  ENOTCONN: 'gone',
}

/** Turns what the system said about a file into a failure the screen has a sentence for. */
export function fileFailure(error: unknown): OutsideFailure {
  const code = systemCode(error)
  return {
    kind: (code === undefined ? undefined : KINDS[code]) ?? 'failed',
    detail: error instanceof Error ? error.message : String(error),
  }
}

export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
