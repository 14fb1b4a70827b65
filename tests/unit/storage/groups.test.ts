import { describe, expect, it } from 'vitest'
import type { CaseDocument } from '../../../src/domain/records.ts'
import { childRows } from '../../../src/storage/selectors/children.ts'
import { documentsOfChild } from '../../../src/storage/selectors/documents.ts'
import { personNames } from '../../../src/storage/selectors/person-names.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { testStation, value, type TestStation } from '../verbs/test-station.ts'

const DAY = '2026-11-23'

async function twoChildren(): Promise<TestStation & { readonly first: string; readonly second: string }> {
  const station = await testStation(DAY)
  const register = async (name: string) =>
    value(await station.desk.perform(registerChild, { facts: { 'child.name': name } })).childId
  return { ...station, first: await register('陈小满'), second: await register('林阿岩') }
}

describe('papers by child', () => {
  it('keeps the papers of every child a commit does not touch', async () => {
    const { desk, first, second } = await twoChildren()
    const papersOf = (childId: string) => documentsOfChild(desk.workspace.state, childId)
    await desk.perform(startDocument, { childId: first, formCode: 'F05' })
    const draft = value(await desk.perform(startDocument, { childId: second, formCode: 'F05' }))
    const [ofFirst, ofSecond] = [papersOf(first), papersOf(second)]
    value(await desk.perform(saveDraft, { documentId: draft.documentId, values: { childWords: '想妈妈' } }))
    expect(papersOf(first)).toBe(ofFirst)
    expect(papersOf(second)).not.toBe(ofSecond)
    expect(papersOf(second)[0]?.values['childWords']).toBe('想妈妈')
  })

  it('is what grouping all of them anew would give, whatever was done', async () => {
    const { desk, first, second, setDay } = await twoChildren()
    const begun: string[] = []
    const steps = [first, second, first, second, second, first]
    for (const [at, childId] of steps.entries()) {
      setDay(`2026-11-${String(10 + at)}`)
      begun.push(value(await desk.perform(startDocument, { childId, formCode: 'F05' })).documentId)
      const [oldest = ''] = begun
      if (at === 2) value(await desk.perform(saveDraft, { documentId: oldest, values: { childWords: '改过' } }))
      if (at === 3) value(await desk.perform(discardDraft, { documentId: oldest }))
      for (const child of [first, second]) {
        const anew = [...desk.workspace.state.documents.values()]
          .filter((document) => document.childId === child)
          .sort((one, other) => (written(one) < written(other) ? 1 : -1))
        expect(documentsOfChild(desk.workspace.state, child).map(({ id }) => id)).toEqual(anew.map(({ id }) => id))
      }
    }
    expect(begun).toHaveLength(6)
  })

  it('has nothing of another station that was asked about before', async () => {
    const { desk, first } = await twoChildren()
    value(await desk.perform(startDocument, { childId: first, formCode: 'F05' }))
    const { state } = desk.workspace
    const own = documentsOfChild(state, first)
    const documents = new Map(own.map((document) => [`x-${document.id}`, { ...document, childId: 'x' }]))
    expect(documentsOfChild({ ...state, documents }, 'x')).toHaveLength(own.length)
    expect(documentsOfChild({ ...state, documents }, first)).toEqual([])
    expect(documentsOfChild(state, first)).toEqual(own)
    expect(documentsOfChild(state, 'x')).toEqual([])
  })
})

describe('what a draft leaves alone', () => {
  it('is the list of children, and the names on file when it names nobody new', async () => {
    const { desk, first } = await twoChildren()
    const { documentId } = value(await desk.perform(startDocument, { childId: first, formCode: 'F05' }))
    const before = { rows: childRows(desk.workspace.state, DAY), names: personNames(desk.workspace.state) }
    value(await desk.perform(saveDraft, { documentId, values: { childWords: '想妈妈' } }))
    expect(childRows(desk.workspace.state, DAY)).toBe(before.rows)
    expect(personNames(desk.workspace.state)).toBe(before.names)
  })
})

function written({ finishedAt, updatedAt, id }: CaseDocument): string {
  return `${finishedAt ?? updatedAt}/${id}`
}
