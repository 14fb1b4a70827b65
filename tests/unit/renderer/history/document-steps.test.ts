import { describe, expect, it } from 'vitest'
import type { CaseDocument } from '../../../../src/domain/records.ts'
import { formByCode } from '../../../../src/forms/forms.ts'
import { documentSteps } from '../../../../src/renderer/features/history/document-steps.ts'
import type { RecordVersion } from '../../../../src/storage/history.ts'

const definition = formByCode('F01')
if (definition === null) throw new Error('no form')

const paper = (values: CaseDocument['values'], status: CaseDocument['status'] = 'draft'): CaseDocument => ({
  id: 'd-1',
  childId: 'c-1',
  formCode: 'F01',
  formVersion: '2026.1',
  status,
  values,
  outcome: null,
  authorId: 's-1',
  createdAt: '2026-11-23T04:00:00.000Z',
  updatedAt: '2026-11-23T04:00:00.000Z',
  finishedAt: null,
  signedOn: null,
})
/** Oldest first, as they happened. */
const versions = (...values: readonly (CaseDocument | null)[]): readonly RecordVersion<'documents'>[] =>
  values
    .map((value, at) => ({
      ...{ seq: at + 1, at: '2026-11-23T04:00:00.000Z', staffId: 's-1', verbs: ['saveDraft'], why: null, value },
    }))
    .toReversed()

describe('the versions of a paper', () => {
  it('name the fields that differ from the version before, in the order of the form', () => {
    const [second, first] = documentSteps(
      definition,
      versions(paper({ name: '陈小满' }), paper({ name: '陈小曼', school: '海湾小学', alias: '' })),
    )
    expect(first).toMatchObject({ first: true, filled: 1, changes: [] })
    expect(second?.changes.map(({ field, from, to }) => [field.id, from, to])).toEqual([
      ['name', '陈小满', '陈小曼'],
      ['school', undefined, '海湾小学'],
    ])
  })

  it('leave out what was saved again as it was, and keep a change of state', () => {
    const steps = documentSteps(
      definition,
      versions(paper({ name: '甲' }), paper({ name: '甲' }), paper({ name: '甲' }, 'awaitingSignature')),
    )
    expect(steps.map(({ seq, status }) => [seq, status])).toEqual([
      [3, { from: 'draft', to: 'awaitingSignature' }],
      [1, null],
    ])
  })

  it('know that it was taken out of the file, and compare what came back with what was there', () => {
    const steps = documentSteps(definition, versions(paper({ name: '甲' }), null, paper({ name: '甲' })))
    expect(steps.map(({ seq, document, changes }) => [seq, document === null, changes.length])).toEqual([
      [3, false, 0],
      [2, true, 0],
      [1, false, 0],
    ])
  })
})
