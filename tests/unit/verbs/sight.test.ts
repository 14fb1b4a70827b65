import { describe, expect, it } from 'vitest'
import { CASE_FILE_PARTS, caseFileModel } from '../../../src/contract/case-file.ts'
import type { Role, Staff } from '../../../src/domain/records.ts'
import { fail } from '../../../src/domain/result.ts'
import { attachmentsOfChild } from '../../../src/storage/selectors/attachments.ts'
import { childRows } from '../../../src/storage/selectors/children.ts'
import { documentsOfChild } from '../../../src/storage/selectors/documents.ts'
import { referralsOfChild } from '../../../src/storage/selectors/referrals.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import { addAttachment } from '../../../src/verbs/attachments/add-attachment.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { moveChild } from '../../../src/verbs/children/move-child.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { addComment } from '../../../src/verbs/comments/add-comment.ts'
import { adjustDrawing } from '../../../src/verbs/drawings/adjust-drawing.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { fileSight, NOTHING_OPENED, seesRestricted, visibleState, type Opened } from '../../../src/verbs/sight.ts'
import { eraseTrashed } from '../../../src/verbs/trash/erase-trashed.ts'
import { keepWords } from '../../../src/verbs/words/keep-words.ts'
import { testStation, value } from './test-station.ts'

type Who = Role | 'otherWorker'

/** A case of `worker`: a register, an intake, a letter, a report, a report in the bin, scans and comments of each. */
async function withCase() {
  const station = await testStation()
  const { desk, staff } = station
  const facts = { 'child.name': '林一诺', 'child.school': '海风小学', 'child.idNumber': '11010120150307002X' }
  const { childId } = value(await desk.perform(registerChild, { facts }))
  value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
  const begin = async (formCode: string) => value(await desk.perform(startDocument, { childId, formCode })).documentId
  const ids = { F02: await begin('F02'), F12: await begin('F12'), binned: await begin('F12') }
  const { referralId } = value(await desk.perform(startReferral, { childId }))
  for (const [attachmentId, documentId] of [
    ['scan-file', null],
    ['scan-intake', ids.F02],
    ['scan-report', ids.F12],
    ['scan-binned', ids.binned],
  ] as const) {
    const scan = { attachmentId, childId, documentId, title: '扫描件', mediaType: 'image/jpeg' } as const
    value(await desk.perform(addAttachment, { ...scan, bytes: 1, sha256: 'ab'.repeat(32), pages: 1, thumbnail: '' }))
  }
  for (const documentId of [null, ids.F02, ids.F12]) {
    value(await desk.perform(addComment, { childId, documentId, text: '已阅。' }))
  }
  value(await desk.perform(discardDraft, { documentId: ids.binned, reason: '写错了' }))
  for (const kind of ['familyTree', 'ecoMap'] as const) {
    value(await desk.perform(adjustDrawing, { childId, kind, shifts: { '祖母/黄阿妹': { dx: 1, dy: 0 } } }))
  }
  const sees = (who: Who, opened: Opened = NOTHING_OPENED) => visibleState(desk.workspace.state, staff[who], opened)
  const seen = (who: Who, opened?: Opened) => {
    const { documents, referrals, attachments, trash, comments } = sees(who, opened)
    const form = (id: string) => documents.get(id)?.formCode ?? ''
    return {
      papers: [...documents.keys()].map(form).sort(),
      letters: referrals.size,
      scans: [...attachments.keys()].map((id) => id.slice(5)).sort(),
      binned: trash.size,
      comments: [...comments.values()]
        .map(({ documentId }) => (documentId === null ? 'file' : form(documentId)))
        .sort(),
    }
  }
  return { ...station, childId, referralId, ids, sees, seen }
}

const openFile = (childId: string): Opened => ({ files: new Set([childId]), reports: new Set() })
const openReports = (childId: string): Opened => ({ files: new Set(), reports: new Set([childId]) })

const ALL = {
  papers: ['F01', 'F02', 'F11', 'F12'],
  letters: 1,
  scans: ['binned', 'file', 'intake', 'report'],
  binned: 1,
  comments: ['F02', 'F12', 'file'],
}
const BUT_REPORTS = {
  papers: ['F01', 'F02', 'F11'],
  letters: 1,
  scans: ['file', 'intake'],
  binned: 0,
  comments: ['F02', 'file'],
}
const NOTHING = { papers: [], letters: 0, scans: [], binned: 0, comments: [] }

describe('what of a case each person sees', () => {
  it.each([
    ['the head all of it', 'head', ALL],
    ['the worker in charge all of it', 'worker', ALL],
    ['another worker nothing', 'otherWorker', NOTHING],
    ['the supervisor all but mandatory reports and what belongs to them', 'supervisor', BUT_REPORTS],
    ['the clerk the register’s paper', 'clerk', { ...NOTHING, papers: ['F01'] }],
  ] as const)('%s', async (_, who, expected) => {
    const { seen } = await withCase()
    expect(seen(who)).toEqual(expected)
  })

  it('opened with a reason: a worker reads a colleague’s case, but never its reports', async () => {
    const { seen, childId } = await withCase()
    expect(seen('otherWorker', openFile(childId))).toEqual(BUT_REPORTS)
    expect(seen('otherWorker', openReports(childId))).toEqual(NOTHING)
    expect(seen('otherWorker', openFile('another'))).toEqual(NOTHING)
  })

  it('on request: a supervisor reads the reports too; for a clerk nothing opens them', async () => {
    const { seen, childId } = await withCase()
    expect(seen('supervisor', openReports(childId))).toEqual(ALL)
    expect(seen('clerk', openReports(childId)).papers).toEqual(['F01'])
  })

  it('an erased report is not hinted at either', async () => {
    const { desk, ids, seen, childId } = await withCase()
    value(await desk.perform(eraseTrashed, { trashId: ids.binned, reason: '家长要求' }))
    expect(seen('head').binned).toBe(1)
    expect(seen('supervisor').binned).toBe(0)
    expect(seen('otherWorker', openFile(childId)).binned).toBe(0)
  })

  it('of a colleague’s child the name and the worker are left', async () => {
    const { sees, childId, desk } = await withCase()
    const row = childRows(sees('otherWorker'), desk.today).find((one) => one.childId === childId)
    expect(row).toMatchObject({ name: '林一诺', workerName: '苏禾', idNumber: '', riskLevel: null, birthDate: '' })
    expect(JSON.stringify([...sees('otherWorker').children.values()])).not.toContain('海风小学')
    expect(JSON.stringify([...sees('worker').children.values()])).toContain('海风小学')
    expect(JSON.stringify([...sees('clerk').children.values()])).toContain('海风小学')
  })

  it('why a status changed is the case’s: the clerk sees that it did, and when', async () => {
    const { desk, childId, sees } = await withCase()
    const basis = '父亲今年三月被判刑'
    value(await desk.perform(moveChild, { childId, kind: 'status', to: 'inService', on: desk.today, basis }))
    const moveSeenBy = (who: Who, opened?: Opened) => sees(who, opened).children.get(childId)?.moves[0]
    for (const who of ['head', 'worker', 'supervisor'] as const) expect(moveSeenBy(who), who).toMatchObject({ basis })
    expect(moveSeenBy('otherWorker', openFile(childId))).toMatchObject({ basis })
    expect(moveSeenBy('otherWorker')).toBeUndefined()
    expect(moveSeenBy('clerk')).toMatchObject({ to: 'inService', on: desk.today, basis: '' })
    expect(JSON.stringify([...sees('clerk').children.values()])).not.toContain('判刑')
    expect(sees('clerk').children.get(childId)).toBe(sees('clerk').children.get(childId))
  })

  it('what was moved in its drawings goes with the file; to a clerk the family tree, which is the register’s', async () => {
    const { sees } = await withCase()
    const kinds = (who: Who) => [...sees(who).drawings.values()].map(({ kind }) => kind).sort()
    expect(kinds('worker')).toEqual(['ecoMap', 'familyTree'])
    expect(kinds('supervisor')).toEqual(['ecoMap', 'familyTree'])
    expect(kinds('clerk')).toEqual(['familyTree'])
    expect(kinds('otherWorker')).toEqual([])
  })

  it('words not saved yet are seen by whoever typed them', async () => {
    const { deskOf, childId, sees } = await withCase()
    const words = { place: `comment/${childId}`, childId, values: '孩子说爸爸打她' }
    value(await deskOf('worker').perform(keepWords, words))
    expect(sees('worker').scratch.size).toBe(1)
    for (const who of ['otherWorker', 'supervisor', 'clerk'] as const) expect(sees(who).scratch.size).toBe(0)
  })

  it('the table of files by role', async () => {
    const { desk, staff, childId } = await withCase()
    const child = desk.workspace.state.children.get(childId)
    if (child === undefined) throw new Error('no child')
    const sight = (who: Who) => fileSight(staff[who], child, NOTHING_OPENED)
    expect((['head', 'worker', 'otherWorker', 'supervisor', 'clerk'] as const).map(sight)).toEqual([
      'whole',
      'whole',
      'nameOnly',
      'read',
      'register',
    ])
  })

  it('a commit leaves alone the maps it does not touch, so that lists are not made anew', async () => {
    const { desk, sees, ids } = await withCase()
    const before = sees('worker')
    value(await desk.perform(saveDraft, { documentId: ids.F02, values: {} }))
    const after = sees('worker')
    expect(after.documents).not.toBe(before.documents)
    expect(after.children).toBe(before.children)
    expect(after.referrals).toBe(before.referrals)
    expect(sees('worker')).toBe(after)
    expect(sees('head')).toBe(desk.workspace.state)
  })
})

describe('a comment', () => {
  it('on a report is for the head and the worker in charge; the refusal says so', async () => {
    const { deskOf, childId, ids } = await withCase()
    const write = (who: Who, documentId: string | null) =>
      deskOf(who).perform(addComment, { childId, documentId, text: '请补时间。' })
    expect(await write('supervisor', ids.F12)).toEqual(fail({ kind: 'notAssigned' }))
    expect((await write('worker', ids.F12)).ok).toBe(true)
    expect((await write('supervisor', ids.F02)).ok).toBe(true)
    expect(await write('otherWorker', null)).toEqual(fail({ kind: 'notAssigned' }))
  })

  it('on a paper of another child is refused', async () => {
    const { desk, ids } = await withCase()
    const other = value(await desk.perform(registerChild, { facts: { 'child.name': '周遥' } }))
    const about = { childId: other.childId, documentId: ids.F02, text: '错放的' }
    expect(await desk.perform(addComment, about)).toEqual(fail({ kind: 'notFound', what: 'document' }))
  })
})

describe('a case file', () => {
  it.each([
    ['head', ['F02', 'F12', 'F01', 'F11'], ['binned', 'file', 'intake', 'report'], true],
    ['worker', ['F02', 'F12', 'F01', 'F11'], ['binned', 'file', 'intake', 'report'], true],
    ['supervisor', ['F02', 'F01', 'F11'], ['file', 'intake'], false],
    ['otherWorker', [], [], false],
  ] as const)('made by the %s has only what that person sees', async (who, papers, scans, restricted) => {
    const { desk, staff, childId } = await withCase()
    const { state } = desk.workspace
    const finished = new Map(
      [...state.documents].map(([id, document]) => [id, { ...document, status: 'signed' as const }]),
    )
    const model = caseFileOf({ ...state, documents: finished }, staff[who], childId)
    const codes = model.items.flatMap(({ paper }) => (paper.kind === 'form' ? [paper.formCode] : []))
    expect([...codes].sort()).toEqual([...papers].sort())
    expect(model.items.filter(({ paper }) => paper.kind === 'attachment')).toHaveLength(scans.length)
    expect(JSON.stringify(model).includes('强制报告')).toBe(restricted)
    const child = state.children.get(childId)
    if (child === undefined) throw new Error('no child')
    expect(seesRestricted(staff[who], child, NOTHING_OPENED)).toBe(restricted)
    expect(seesRestricted(staff[who], child, openReports(childId))).toBe(restricted || who === 'supervisor')
  })
})

function caseFileOf(state: WorkspaceState, actor: Staff, childId: string) {
  const seen = visibleState(state, actor, NOTHING_OPENED)
  const child = seen.children.get(childId)
  if (child === undefined) throw new Error('no child')
  return caseFileModel(
    {
      station: seen.station.get('station'),
      child,
      documents: documentsOfChild(seen, childId),
      referrals: referralsOfChild(seen, childId),
      drawings: [],
      attachments: attachmentsOfChild(seen, childId).map((attachment) => ({
        attachment,
        sheets: [],
        trouble: 'apart',
      })),
    },
    {
      parts: new Set(CASE_FILE_PARTS),
      filedBy: actor.name,
      partlySeen: false,
      dayOf: (instant) => instant.slice(0, 10),
    },
  )
}
