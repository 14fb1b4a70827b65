import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FREE_SPACE_FLOOR } from '../../src/main/files/free-space.ts'

const MB = 2 ** 20

/** A small disk of its own (tmpfs), that a test fills up and clears again. */
export class SmallDisk {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** `null` where this system does not let us mount one: that takes root on Linux. */
  static mount(folder: string, megabytes: number): SmallDisk | null {
    mkdirSync(folder, { recursive: true })
    const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${String(megabytes)}m`, 'tmpfs', folder])
    return status === 0 ? new SmallDisk(folder) : null
  }

  get freeBytes(): number {
    const { bavail, bsize } = statfsSync(this.folder)
    return bavail * bsize
  }

  /** Fills it until so many bytes more than the app's floor are free (fewer, when negative). */
  fillToFloor(bytesAbove: number): void {
    this.fillTo(FREE_SPACE_FLOOR + bytesAbove)
  }

  fillTo(freeBytes: number): void {
    this.clear()
    const ballast = this.freeBytes - freeBytes
    if (ballast <= 0) return
    try {
      writeFileSync(this.#ballast, Buffer.alloc(ballast))
    } catch (error) {
      // Chromium has written meanwhile, and took some of it: then it is full all the more.
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    }
  }

  clear(): void {
    rmSync(this.#ballast, { force: true })
  }

  unmount(): void {
    spawnSync('umount', ['-l', this.folder])
  }

  get #ballast(): string {
    return join(this.folder, 'ballast.bin')
  }
}

export function megabytesIn(text: string): number {
  return Number(/再腾出 (\d+) MB/.exec(text)?.[1])
}

export { MB }
