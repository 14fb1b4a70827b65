import { expect, it } from 'vitest'
import type { CaseFileModel } from '../../../../src/contract/case-file.ts'
import { whatIsIn } from '../../../../src/renderer/features/case-file/what-is-in.ts'
import { formModel, HEAD } from '../../papers/bench.ts'

type Item = CaseFileModel['items'][number]

const sheet = { page: 1, pages: 1, jpeg: new Uint8Array([1]), width: 1, height: 1 }

function items(...papers: readonly Item['paper'][]): CaseFileModel {
  return {
    ...{ kind: 'caseFile', stationName: HEAD.stationName, caseNumber: HEAD.caseNumber, alias: '小满' },
    ...{ openedOn: '2026-05-12', closedOn: '', filedBy: '林一诺', leftOut: [], drafts: 0, partlySeen: false },
    items: papers.map((paper) => ({ title: '陈小满的材料', on: '2026-11-23', remark: '', paper })),
  }
}

it('the trail is told codes and counts of what was printed, and no names', () => {
  const tree: Item['paper'] = {
    ...{ kind: 'drawing', drawing: 'familyTree', rows: [], stationName: '', caseNumber: '' },
    ...{ drawnOn: '2026-11-28', drawnBy: '林一诺' },
  }
  const model = items(
    formModel('F02', {}),
    formModel('F06', {}),
    formModel('F06', {}),
    tree,
    { kind: 'attachment', sheets: [sheet], trouble: null },
    { kind: 'attachment', sheets: [], trouble: 'damaged' },
  )
  expect(whatIsIn(model)).toEqual({ forms: 'F02 F06×2 familyTree', papers: 4, attachments: 1 })
})
