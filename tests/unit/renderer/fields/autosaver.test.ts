import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Autosaver, type SaveOutcome } from '../../../../src/renderer/ui/fields/autosaver.ts'
import type { SaveState } from '../../../../src/renderer/ui/save-line.tsx'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A disk that writes in `ms`, and fails while `broken`. */
function desk(ms = 50) {
  const written: string[] = []
  const states: SaveState['kind'][] = []
  const disk = { broken: false }
  const saver = new Autosaver<string>({
    save: (values) =>
      new Promise<SaveOutcome>((resolve) =>
        setTimeout(() => {
          if (!disk.broken) written.push(values)
          resolve(disk.broken ? { ok: false, reason: '盘满了' } : { ok: true })
        }, ms),
      ),
    onState: (state) => states.push(state.kind),
  })
  return { saver, written, states, disk }
}

describe('nothing typed is lost', () => {
  test('written within a second after typing stops', async () => {
    const { saver, written, states } = desk()
    saver.changed('好')
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual(['好'])
    expect(states).toEqual(['saving', 'saved'])
    expect(saver.pending).toBe(false)
  })

  test('what was saved another way is not written any more; what is typed after it is', async () => {
    const { saver, written } = desk()
    saver.changed('旧')
    saver.drop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(written).toEqual([])
    expect(saver.pending).toBe(false)
    saver.changed('新')
    await vi.advanceTimersByTimeAsync(1000)
    expect(written).toEqual(['新'])
  })

  test('written at least once a second while typing goes on and on', async () => {
    const { saver, written } = desk()
    for (let key = 1; key <= 100; key += 1) {
      saver.changed('字'.repeat(key))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(written.length).toBeGreaterThanOrEqual(10)
    await vi.advanceTimersByTimeAsync(1000)
    expect(written.at(-1)).toHaveLength(100)
  })

  test('what is typed during a write is written next', async () => {
    const { saver, written } = desk(500)
    saver.changed('一')
    await vi.advanceTimersByTimeAsync(800)
    saver.changed('一二')
    await vi.advanceTimersByTimeAsync(3000)
    expect(written).toEqual(['一', '一二'])
  })

  test('locking waits for the write under way and writes the rest at once', async () => {
    const { saver, written } = desk(200)
    saver.changed('一')
    await vi.advanceTimersByTimeAsync(450)
    saver.changed('一二')
    const flushed = saver.flush()
    await vi.advanceTimersByTimeAsync(500)
    await expect(flushed).resolves.toBe(true)
    expect(written).toEqual(['一', '一二'])
  })

  test('a failed write is told, kept and tried again until it is stored', async () => {
    const { saver, written, states, disk } = desk()
    disk.broken = true
    saver.changed('还在')
    await vi.advanceTimersByTimeAsync(1000)
    expect(states.at(-1)).toBe('notSaved')
    expect(saver.pending).toBe(true)
    const flushed = saver.flush()
    await vi.advanceTimersByTimeAsync(100)
    await expect(flushed).resolves.toBe(false)
    disk.broken = false
    await vi.advanceTimersByTimeAsync(4000)
    expect(written).toEqual(['还在'])
    expect(states.at(-1)).toBe('saved')
  })

  test('what is typed after a failed write goes instead of the older words', async () => {
    const { saver, written, disk } = desk()
    disk.broken = true
    saver.changed('旧')
    await vi.advanceTimersByTimeAsync(430)
    saver.changed('新')
    await vi.advanceTimersByTimeAsync(100)
    disk.broken = false
    await vi.advanceTimersByTimeAsync(8000)
    expect(written).toEqual(['新'])
  })

  test('nothing to write is stored already', async () => {
    await expect(desk().saver.flush()).resolves.toBe(true)
  })
})
