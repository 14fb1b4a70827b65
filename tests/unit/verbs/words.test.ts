import { describe, expect, it } from 'vitest'
import { DRAFT_CHARACTERS } from '../../../src/forms/schema.ts'
import { placeName, readPlace, type TypedPlace } from '../../../src/domain/typed-places.ts'
import { daysSince, unfinished } from '../../../src/storage/selectors/unfinished.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { forgetWords } from '../../../src/verbs/words/forget-words.ts'
import { keepWords } from '../../../src/verbs/words/keep-words.ts'
import { reopen, testStation, value } from './test-station.ts'

const PLACES: readonly TypedPlace[] = [
  { kind: 'newChild' },
  { kind: 'settings' },
  { kind: 'fact', childId: 'c-1', fact: 'child.school' },
  { kind: 'categories', childId: 'c-1' },
  { kind: 'moveStatus', childId: 'c-1' },
  { kind: 'movePopulation', childId: 'c-1' },
  { kind: 'recheck', childId: 'c-1' },
  { kind: 'consent', childId: 'c-1' },
  { kind: 'withdraw', consentId: 'k-1' },
  { kind: 'ground', referralId: 'r-1' },
  { kind: 'advance', referralId: 'r-1' },
  { kind: 'discard', documentId: 'd-1' },
  { kind: 'erase', trashId: 't-1' },
  { kind: 'changeStaff', staffId: 's-1' },
  { kind: 'attachmentTitle', attachmentId: 'a-1' },
  { kind: 'trashAttachment', attachmentId: 'a-1' },
  { kind: 'listName' },
  { kind: 'export' },
  { kind: 'swap' },
  { kind: 'twoDrafts', one: 'd-1', other: 'd-2' },
]

describe('places where words are typed', () => {
  it('are read back from their names', () => {
    for (const place of PLACES) expect(readPlace(placeName(place))).toEqual(place)
    for (const name of ['', 'fact', 'fact/c-1', 'fact/c-1/child.nothing', 'advance', 'twoDrafts/d-1', 'later/x'])
      expect(readPlace(name), name).toBeNull()
  })

  it('have names the verb takes, with ids as long as ids are', () => {
    const id = crypto.randomUUID()
    const longest = placeName({ kind: 'twoDrafts', one: id, other: id })
    for (const name of [...PLACES.map(placeName), longest])
      expect(keepWords.input.safeParse({ place: name, childId: null, values: 'x' }).success, name).toBe(true)
  })
})

describe('keepWords, forgetWords', () => {
  it('keep as many words as a field of a paper may hold, wherever they stand, and no more', () => {
    const taken = (values: unknown) => keepWords.input.safeParse({ place: 'newChild', childId: null, values }).success
    const half = '字'.repeat(DRAFT_CHARACTERS / 2)
    expect(taken(half + half)).toBe(true)
    expect(taken(`${half}${half}字`)).toBe(false)
    expect(taken({ name: half, members: [{ name: half }], age: 9, alias: null })).toBe(true)
    expect(taken({ name: half, members: [{ name: `${half}字` }] })).toBe(false)
  })

  it('keep the last words of each person and place, through opening anew, until they are forgotten', async () => {
    const station = await testStation()
    const { desk, deskOf, staff } = station
    const worker = deskOf('worker')
    const keep = async (by: typeof desk, values: string) =>
      value(await by.perform(keepWords, { place: 'newChild', childId: null, values }))
    await keep(desk, '陈')
    await keep(desk, '陈小满')
    await keep(worker, '林一诺')
    const again = value(await reopen(station))
    expect([...again.workspace.state.scratch.values()].map(({ staffId, values }) => [staffId, values])).toEqual([
      [staff.head.id, '陈小满'],
      [staff.worker.id, '林一诺'],
    ])
    value(await again.perform(forgetWords, { place: 'newChild' }))
    value(await again.perform(forgetWords, { place: 'newChild' }))
    expect([...again.workspace.state.scratch.values()].map(({ values }) => values)).toEqual(['林一诺'])
  })

  it('are forgotten in the commit that saves them, or not at all', async () => {
    const { desk } = await testStation()
    value(await desk.perform(keepWords, { place: 'newChild', childId: null, values: '陈小满' }))
    const register = (name: string) =>
      desk.performAll((perform) => {
        const done = perform(registerChild, { facts: { 'child.name': name } })
        return done.ok ? perform(forgetWords, { place: 'newChild' }) : done
      })
    expect(await register('')).toMatchObject({ ok: false })
    expect(desk.workspace.state.scratch.size).toBe(1)
    value(await register('陈小满'))
    expect(desk.workspace.state.scratch.size).toBe(0)
  })
})

describe('what is unfinished', () => {
  it('stands together by child, the one worked on last first; words only for who typed them', async () => {
    const { desk, deskOf, setDay, staff } = await testStation()
    const register = async (name: string) => value(await desk.perform(registerChild, { facts: { 'child.name': name } }))
    const first = await register('陈小满')
    setDay('2026-11-24')
    const second = await register('林一诺')
    value(await desk.perform(assignWorker, { childId: second.childId, workerId: staff.worker.id }))
    setDay('2026-11-25')
    const { documentId } = value(await desk.perform(startDocument, { childId: first.childId, formCode: 'F01' }))
    const place = placeName({ kind: 'fact', childId: second.childId, fact: 'child.school' })
    setDay('2026-11-26')
    value(await deskOf('worker').perform(keepWords, { place, childId: second.childId, values: { value: '海风小学' } }))
    value(await desk.perform(keepWords, { place: 'discard/gone', childId: null, values: 'x' }))
    const { state } = desk.workspace
    const listed = (staffId: string, sees = () => true) =>
      unfinished(state, staffId, sees).map((item) => [item.childName, item.kind])
    expect(listed(staff.head.id)).toEqual([
      ['陈小满', 'draft'],
      ['陈小满', 'draft'],
      ['林一诺', 'draft'],
    ])
    expect(listed(staff.worker.id)).toEqual([
      ['林一诺', 'words'],
      ['林一诺', 'draft'],
      ['陈小满', 'draft'],
      ['陈小满', 'draft'],
    ])
    expect(listed(staff.worker.id, () => false)).toEqual([['林一诺', 'words']])
    const twins = unfinished(state, staff.head.id, () => true).map((item) => (item.kind === 'draft' ? item.twins : []))
    expect(twins).toEqual([[first.documentId], [documentId], []])
  })

  it.each([
    ['2026-11-23T23:59:00', '2026-11-24T00:01:00', 1],
    ['2026-11-24T00:01:00', '2026-11-24T23:59:00', 0],
    ['2026-11-16T12:00:00', '2026-11-23T08:00:00', 7],
    ['2026-11-15T12:00:00', '2026-11-23T08:00:00', 8],
    ['2026-11-24T08:00:00', '2026-11-23T08:00:00', 0],
  ])('its age is counted in calendar days: %s at %s', (written, now, days) => {
    expect(daysSince(new Date(written).toISOString(), new Date(now))).toBe(days)
  })
})
