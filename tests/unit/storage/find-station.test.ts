import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findStation } from '../../../src/storage/find-station.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { testStation, value, type TestStation } from '../verbs/test-station.ts'

const unanswered = () => new Promise<never>(() => undefined)
const refused = () => Promise.reject(new DOMException('Internal error opening backing store', 'UnknownError'))

async function closedStation(): Promise<TestStation> {
  const station = await testStation()
  value(await station.desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  station.store.close()
  return station
}

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a browser store that cannot be opened', () => {
  it('is thrown away from outside, and asked again when the first request after that is lost', async () => {
    const { files, store } = await closedStation()
    vi.spyOn(console, 'warn').mockReturnValue()
    const databases = vi
      .spyOn(indexedDB, 'databases')
      .mockImplementationOnce(refused)
      .mockImplementationOnce(unanswered)
    const deleted = vi.spyOn(Dexie, 'delete').mockImplementationOnce(() => Dexie.Promise.reject(new Error('no')))
    const dropStore = vi.fn(() => Dexie.delete(store.name))
    const found = value(await findStation(files.files, store.name, dropStore))
    expect(found).toMatchObject({ rebuild: true, meta: { stationName: '星湖街道社会工作站' } })
    expect(dropStore).toHaveBeenCalledOnce()
    expect(deleted).toHaveBeenCalledTimes(2)
    expect(databases).toHaveBeenCalledTimes(3)
    found.store.close()
  })

  it('is given up as unavailable when nothing that is asked is granted', async () => {
    const { files, store } = await closedStation()
    vi.spyOn(console, 'warn').mockReturnValue()
    vi.spyOn(indexedDB, 'databases').mockImplementation(refused)
    const found = await findStation(files.files, store.name)
    expect(found).toMatchObject({ ok: false, failure: { kind: 'unavailable' } })
  })
})
