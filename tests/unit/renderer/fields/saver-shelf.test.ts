import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { flushAll } from '../../../../src/renderer/app/before-lock.ts'
import type { SaveOutcome } from '../../../../src/renderer/ui/fields/autosaver.ts'
import { SaverShelf } from '../../../../src/renderer/ui/fields/saver-shelf.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** A disk that is full until it is cleared. */
function fullDisk() {
  const stored: string[] = []
  const disk = { outcome: { ok: false, reason: '盘满了' } as SaveOutcome }
  const save = (values: string): Promise<SaveOutcome> => {
    if (disk.outcome.ok) stored.push(values)
    return Promise.resolve(disk.outcome)
  }
  return { stored, disk, save }
}

test('whoever comes back to a place finds the words that could not be stored, and they are stored when there is room', async () => {
  const { stored, disk, save } = fullDisk()
  const [shelf, desk] = [new SaverShelf<string>(), {}]
  const first = shelf.saverOf(desk, 'draft-1', save)
  const leave = first.listen(() => undefined)
  first.changed('盘满的时候写的')
  await vi.advanceTimersByTimeAsync(1000)
  leave()

  const again = shelf.saverOf(desk, 'draft-1', save)
  expect(again.unstored?.values).toBe('盘满的时候写的')
  expect(again.state).toEqual({ kind: 'notSaved', reason: '盘满了' })
  expect(shelf.saverOf(desk, 'draft-2', save).unstored).toBeNull()
  expect(shelf.saverOf({}, 'draft-1', save).unstored).toBeNull()

  disk.outcome = { ok: true }
  await vi.advanceTimersByTimeAsync(5000)
  expect(stored).toEqual(['盘满的时候写的'])
  expect(shelf.saverOf(desk, 'draft-1', save).unstored).toBeNull()
})

test('words on no screen any more are stored before the desk locks, and hold it when they cannot be', async () => {
  const { stored, disk, save } = fullDisk()
  const saver = new SaverShelf<string>().saverOf({}, 'draft-1', save)
  const leave = saver.listen(() => undefined)
  saver.changed('离开了页面')
  leave()
  expect(await flushAll()).toBe(false)
  disk.outcome = { ok: true }
  expect(await flushAll()).toBe(true)
  expect(stored).toEqual(['离开了页面'])
})

test('words for a draft that is gone hold nobody once their page is left', async () => {
  const { disk, save } = fullDisk()
  disk.outcome = { ok: false, reason: '没有这份草稿了', final: true }
  const saver = new SaverShelf<string>().saverOf({}, 'draft-1', save)
  const leave = saver.listen(() => undefined)
  saver.changed('写到一半')
  await vi.advanceTimersByTimeAsync(1000)
  // On screen they stay: a person can still copy them.
  expect(saver.unstored?.values).toBe('写到一半')
  expect(await flushAll()).toBe(false)
  leave()
  expect(await flushAll()).toBe(true)
  expect(saver.unstored).toBeNull()
})
