import { describe, expect, it } from 'vitest'
import {
  caseFileModel,
  type CaseFileOrder,
  type CaseFileRecords,
  type DrawnAttachment,
} from '../../../src/contract/case-file.ts'
import { printModelSchema } from '../../../src/contract/print-model.ts'
import type { Attachment, CaseDocument, ChildMove, Referral } from '../../../src/domain/records.ts'

const FACT = { verifiedOn: '2026-05-12', documentId: null }

function paper(id: string, formCode: string, on: string, changes: Partial<CaseDocument> = {}): CaseDocument {
  return {
    id,
    childId: 'c1',
    formCode,
    formVersion: '2026.1',
    status: 'signed',
    values: { any: id },
    outcome: null,
    authorId: 's1',
    createdAt: `${on}T01:00:00Z`,
    updatedAt: `${on}T02:00:00Z`,
    finishedAt: `${on}T02:00:00Z`,
    signedOn: null,
    ...changes,
  }
}

function attached(id: string, documentId: string | null, changes: Partial<DrawnAttachment> = {}): DrawnAttachment {
  const attachment: Attachment = {
    id,
    childId: 'c1',
    documentId,
    title: `材料${id}`,
    mediaType: 'image/jpeg',
    bytes: 1,
    sha256: 'ab'.repeat(32),
    pages: 1,
    thumbnail: '',
    rotation: 0,
    addedAt: '2026-11-20T02:00:00Z',
    byStaffId: 's1',
  }
  const sheet = { page: 1, pages: 1, jpeg: new Uint8Array([1]), width: 1, height: 1 }
  return { attachment, sheets: [sheet], trouble: null, ...changes }
}

const TREE: CaseFileRecords['drawings'][number] = {
  kind: 'drawing',
  drawing: 'familyTree',
  rows: [{ id: 'self' }],
  stationName: '秀英街道社会工作站',
  caseNumber: 'XY-2026-个-0037',
  drawnOn: '2026-11-28',
  drawnBy: '吴知远',
}

function records(changes: Partial<CaseFileRecords> = {}): CaseFileRecords {
  return {
    station: { name: '秀英街道社会工作站', address: '星河路1号', phone: '0898' },
    child: {
      caseNumber: 'XY-2026-个-0037',
      createdAt: '2026-05-12T02:00:00Z',
      moves: [],
      facts: { 'child.name': { value: '陈小满', ...FACT }, 'child.alias': { value: '小满', ...FACT } },
    },
    documents: [],
    referrals: [],
    drawings: [],
    attachments: [],
    ...changes,
  }
}

const ORDER: CaseFileOrder = {
  parts: new Set(['forms', 'letters', 'drawings', 'attachments']),
  filedBy: '林一诺',
  partlySeen: false,
  dayOf: (instant) => instant.slice(0, 10),
}

const titles = (all: CaseFileRecords, order = ORDER) => caseFileModel(all, order).items.map(({ title }) => title)

describe('a case file', () => {
  const documents = [
    paper('plan2', 'F08', '2026-11-25'),
    paper('letter', 'F11', '2026-11-26'),
    paper('rating2', 'F06', '2026-11-23', { outcome: { riskLevel: 'high' } }),
    paper('rating1', 'F06', '2026-05-19', { outcome: { riskLevel: 'medium' } }),
    paper('assessment', 'F05', '2026-05-19'),
    paper('plan1', 'F08', '2026-05-20'),
    paper('register', 'F01', '2026-05-14'),
    paper('consent', 'F03', '2026-05-12'),
    paper('intake', 'F02', '2026-05-12'),
    paper('unknown', 'F99', '2026-06-01'),
    paper('begun', 'F05', '2026-11-27', { status: 'draft', finishedAt: null }),
  ]
  const letter: Referral = {
    id: 'letter',
    childId: 'c1',
    state: 'issued',
    number: { year: 2026, serial: 12, text: '秀街社工转〔2026〕12号' },
    replyDueOn: null,
    steps: [{ state: 'issued', on: '2026-11-26', byStaffId: 's1', note: '' }],
  }
  const all = records({
    documents,
    referrals: [letter],
    drawings: [TREE],
    attachments: [attached('a', null), attached('b', 'intake')],
  })

  it('has its papers in the order of the phases, within a phase by their days, then the attachments', () => {
    expect(titles(all)).toEqual([
      '接案登记表',
      '服务与个人信息处理知情同意书',
      '困境儿童及家庭基本信息登记表',
      '预估表',
      '风险等级评估表',
      '风险等级评估表',
      '家庭结构图',
      '服务计划书（一人一策）第1版',
      '服务计划书（一人一策）第2版',
      'F99',
      '转介函〔2026〕12号（含存根、回执）',
      '材料a',
      '材料b',
    ])
  })

  it('says in the remark what a paper is worth now', () => {
    const { items } = caseFileModel(all, ORDER)
    const remarks = items.map(({ title, remark }) => `${title.slice(0, 2)}${remark}`)
    expect(remarks).toEqual([
      ...['接案', '服务', '困境', '预估', '风险中', '风险高', '家庭', '服务已替代', '服务现行', 'F9'],
      ...['转介回执未到', '材料附件', '材料第1件的扫描件'],
    ])
    const waiting = records({ documents: [paper('p', 'F05', '2026-05-19', { status: 'awaitingSignature' })] })
    expect(caseFileModel(waiting, ORDER).items[0]?.remark).toBe('待签')
  })

  it('stands by the day a paper was signed, and prints it as of the day it was finished', () => {
    const signed = records({ documents: [paper('p', 'F05', '2026-05-19', { signedOn: '2026-05-22' })] })
    const [item] = caseFileModel(signed, ORDER).items
    expect(item?.on).toBe('2026-05-22')
    expect(item?.paper).toMatchObject({ kind: 'form', values: { any: 'p' }, head: { today: '2026-05-19' } })
  })

  it('leaves drafts out and counts them', () => {
    const model = caseFileModel(all, ORDER)
    expect(model.items).not.toContainEqual(expect.objectContaining({ on: '2026-11-27' }))
    expect(model.drafts).toBe(1)
  })

  it.each([
    ['forms', ['家庭结构图', '转介函〔2026〕12号（含存根、回执）', '材料a', '材料b']],
    ['letters', ['接案登记表']],
    ['drawings', ['接案登记表']],
    ['attachments', ['接案登记表']],
  ] as const)('without %s says that they were left out', (part, some) => {
    const parts = new Set(ORDER.parts)
    parts.delete(part)
    const model = caseFileModel(all, { ...ORDER, parts })
    expect(model.leftOut).toEqual([part])
    const left = model.items.map(({ title }) => title)
    for (const title of some) expect(left).toContain(title)
    expect(left.length).toBeLessThan(titles(all).length)
    const gone = { forms: '预估表', letters: '转介函', drawings: '家庭结构图', attachments: '材料' }[part]
    expect(left.filter((title) => title.startsWith(gone))).toEqual([])
  })

  it('keeps an attachment that cannot be opened as a line of its own', () => {
    const broken = records({ attachments: [attached('a', null, { sheets: [], trouble: 'damaged' })] })
    expect(caseFileModel(broken, ORDER).items).toMatchObject([
      { title: '材料a', paper: { kind: 'attachment', sheets: [], trouble: 'damaged' } },
    ])
  })

  it('names the child by its alias alone', () => {
    const { alias, ...rest } = caseFileModel(records(), ORDER)
    expect(alias).toBe('小满')
    expect(JSON.stringify(rest)).not.toContain('陈小满')
    const nameless = records({ child: { ...records().child, facts: {} } })
    expect(caseFileModel(nameless, ORDER).alias).toBe('')
  })

  it.each([
    ['closed', ['inService', 'closed'], '2026-11-02'],
    ['closed, then of age', ['closed', 'cameOfAge'], '2026-11-01'],
    ['closed and opened again', ['closed', 'inService'], ''],
    ['opened again and closed again', ['closed', 'inService', 'closed'], '2026-11-03'],
    ['moved away', ['movedAway'], ''],
    ['on the register', [], ''],
  ])('has the day of closing of a case that was %s', (_, statuses, closedOn) => {
    const moves = statuses.map((to, i): ChildMove => ({
      ...{ kind: 'status', from: 'registered', to, on: `2026-11-0${String(i + 1)}`, basis: '目标达成' },
      ...{ byStaffId: 's1', at: '2026-11-20T02:00:00Z' },
    }))
    expect(caseFileModel(records({ child: { ...records().child, moves } }), ORDER).closedOn).toBe(closedOn)
  })

  it('is a print model, so that it crosses to the print process', () => {
    expect(printModelSchema.safeParse(caseFileModel(all, ORDER)).success).toBe(true)
  })
})
