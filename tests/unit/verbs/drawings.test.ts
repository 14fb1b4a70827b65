import { describe, expect, it } from 'vitest'
import { drawingFile } from '../../../src/storage/selectors/drawing-file.ts'
import { drawnRows } from '../../../src/forms/drawings.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../src/verbs/children/update-facts.ts'
import { finishDocument } from '../../../src/verbs/documents/finish-document.ts'
import { reopenDocument } from '../../../src/verbs/documents/reopen-document.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { adjustDrawing } from '../../../src/verbs/drawings/adjust-drawing.ts'
import { testStation, value } from './test-station.ts'

async function withFamily() {
  const station = await testStation()
  const { desk } = station
  const facts = {
    'child.name': '陈小满',
    'child.sex': '1',
    'child.birthDate': '2017-05-21',
    'child.school': '星河小学',
    'household.members': [{ name: '黄阿妹', sex: '2', relation: '62', age: 68 }],
  }
  const { childId } = value(await desk.perform(registerChild, { facts }))
  const drawings = () => [...desk.workspace.state.drawings.values()]
  const rows = (kind: 'familyTree' | 'ecoMap') =>
    drawnRows(kind, drawingFile(desk.workspace.state, childId, desk.today))
  const write = async (formCode: 'F01' | 'F05') => {
    const definition = formByCode(formCode)
    if (definition === null) throw new Error('no form')
    const { documentId } = value(await desk.perform(startDocument, { childId, formCode }))
    value(await desk.perform(finishDocument, { documentId, values: exampleValues(definition) }))
    const kept = (field: string) => desk.workspace.state.documents.get(documentId)?.values[field]
    return { documentId, kept }
  }
  return { ...station, childId, drawings, rows, write }
}

describe('a drawing of a child’s file', () => {
  it('follows the file, and what was moved by hand stays moved when the file changes', async () => {
    const { desk, childId, rows } = await withFamily()
    const shifts = { '祖母/黄阿妹': { dx: 12.5, dy: -3 } }
    value(await desk.perform(adjustDrawing, { childId, kind: 'familyTree', shifts }))
    value(await desk.perform(updateFacts, { childId, facts: { 'father.name': '陈建平' } }))
    expect(rows('familyTree')).toMatchObject([
      { id: 'self', name: '陈小满', dx: 0 },
      { id: 'father', name: '陈建平' },
      { id: '祖母/黄阿妹', relation: '祖母', dx: 12.5, dy: -3, together: 'yes' },
    ])
  })

  it('has one record however often it is moved, and none when it stands as it is laid out', async () => {
    const { desk, childId, drawings } = await withFamily()
    const move = async (dx: number) =>
      value(await desk.perform(adjustDrawing, { childId, kind: 'familyTree', shifts: { self: { dx, dy: 0 } } }))
    await move(3)
    await move(7)
    expect(drawings()).toMatchObject([{ childId, kind: 'familyTree', shifts: { self: { dx: 7, dy: 0 } } }])
    await move(0)
    expect(drawings()).toEqual([])
  })

  it('keeps what was said of a relation, apart from the family tree', async () => {
    const { desk, childId, rows, drawings } = await withFamily()
    const ties = { school: { tie: 'tense', flow: 'both' }, neighbours: { tie: 'weak', flow: 'none' } } as const
    value(await desk.perform(adjustDrawing, { childId, kind: 'ecoMap', shifts: {}, ties }))
    expect(drawings()).toHaveLength(1)
    expect(rows('ecoMap').find(({ id }) => id === 'school')).toMatchObject({ tie: 'tense', flow: 'both' })
    expect(rows('ecoMap').find(({ id }) => id === 'neighbours')).toMatchObject({ label: '邻里', tie: 'weak' })
  })

  it('is not moved off every sheet', async () => {
    const { desk, childId } = await withFamily()
    const far = { childId, kind: 'familyTree' as const, shifts: { self: { dx: 1e9, dy: 0 } } }
    expect(await desk.perform(adjustDrawing, far)).toMatchObject({ failure: { kind: 'badInput' } })
  })
})

describe('a finished paper', () => {
  it('keeps the drawing it was finished with, whatever becomes of the file', async () => {
    const { desk, childId, write } = await withFamily()
    const { kept } = await write('F05')
    const before = JSON.stringify([kept('familyTree'), kept('ecoMap')])
    expect(before).toContain('黄阿妹')
    expect(before).toContain('星河小学')
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学', 'household.members': [] } }))
    value(await desk.perform(adjustDrawing, { childId, kind: 'familyTree', shifts: { self: { dx: 9, dy: 9 } } }))
    expect(JSON.stringify([kept('familyTree'), kept('ecoMap')])).toBe(before)
  })

  it('of the register is drawn from its own rows', async () => {
    const { write } = await withFamily()
    const { kept } = await write('F01')
    expect(JSON.stringify(kept('familyTree'))).toContain('陈小荷')
  })

  it('taken back to a draft is written on like any other, and drawn anew when it is finished again', async () => {
    const { desk, childId, write } = await withFamily()
    const { documentId, kept } = await write('F05')
    value(await desk.perform(reopenDocument, { documentId }))
    const values = desk.workspace.state.documents.get(documentId)?.values ?? {}
    value(await desk.perform(saveDraft, { documentId, values: { ...values, physical: '改过' } }))
    value(await desk.perform(updateFacts, { childId, facts: { 'child.school': '海风小学' } }))
    value(await desk.perform(finishDocument, { documentId }))
    expect(JSON.stringify(kept('ecoMap'))).toContain('海风小学')
  })

  it('of a child of whom nothing is on file has room for the pen', async () => {
    const { desk } = await testStation()
    const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '无名氏' } }))
    const { documentId } = value(await desk.perform(startDocument, { childId, formCode: 'F05' }))
    const definition = formByCode('F05')
    if (definition === null) throw new Error('no form')
    value(await desk.perform(finishDocument, { documentId, values: exampleValues(definition) }))
    expect(desk.workspace.state.documents.get(documentId)?.values).not.toHaveProperty('familyTree')
  })
})
