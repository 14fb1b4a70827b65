import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../../src/domain/records.ts'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { addAttachment } from '../../../src/verbs/attachments/add-attachment.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { recordConsent } from '../../../src/verbs/consents/record-consent.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { finishDocument } from '../../../src/verbs/documents/finish-document.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { fail, succeed } from '../../../src/domain/result.ts'
import { failureSentence } from '../../../src/verbs/failure-sentence.ts'
import { importChildren } from '../../../src/verbs/imports/import-children.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { stationInputSchema } from '../../../src/verbs/station/station-input.ts'
import { mergeChildren } from '../../../src/verbs/merges/merge-children.ts'
import { saveView } from '../../../src/verbs/views/save-view.ts'
import { issueReferral } from '../../../src/verbs/referrals/issue-referral.ts'
import { mayDo } from '../../../src/verbs/may-do.ts'
import { BEYOND_VERBS, type BeyondVerbs } from '../../../src/verbs/rights.ts'
import type { VerbFailure } from '../../../src/verbs/verb.ts'
import { VERBS, type CataloguedVerb } from '../../../src/verbs/verbs.ts'
import { consentTo } from './consent-to.ts'
import { testStation, value } from './test-station.ts'

const VERB_FOLDERS = join(import.meta.dirname, '../../../src/verbs')

/**
 * A station in which each verb, done by the head, succeeds: a case of `worker` with a draft, a paper waiting for its
 * signature, a letter waiting for its number and one that is out. `form`: the form of the two papers.
 */
async function readyForAll(form: 'F01' | 'F02' | 'F12') {
  const station = await testStation()
  const { desk, staff } = station
  const definition = formByCode(form)
  const letterForm = formByCode('F11')
  if (definition === null || letterForm === null) throw new Error('no form')
  const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
  value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
  const begin = async () => value(await desk.perform(startDocument, { childId, formCode: form })).documentId
  const [draft, other, written] = [await begin(), await begin(), await begin()]
  value(await desk.perform(finishDocument, { documentId: written, values: exampleValues(definition) }))
  const letter = async () => {
    const { referralId } = value(await desk.perform(startReferral, { childId }))
    value(await desk.perform(finishDocument, { documentId: referralId, values: exampleValues(letterForm) }))
    return referralId
  }
  const [waiting, out] = [await letter(), await letter()]
  const paper = consentTo(childId, recipientOfExample(), '2026-11-20')
  const { consentId } = value(await desk.perform(recordConsent, paper))
  value(await desk.perform(issueReferral, { referralId: out }))
  const scan = {
    childId,
    documentId: null,
    title: '出生证明',
    mediaType: 'image/jpeg',
    bytes: 1,
    sha256: 'ab'.repeat(32),
    pages: 1,
    thumbnail: '',
  } as const
  value(await desk.perform(addAttachment, { ...scan, attachmentId: 'a-1' }))
  const thrown = await begin()
  value(await desk.perform(discardDraft, { documentId: thrown }))
  // By the worker, so that the head, the worker and another worker differ in taking it back.
  const imported = value(
    await station.deskOf('worker').perform(importChildren, {
      fileName: '旧名册.csv',
      rows: 1,
      headings: {},
      children: [{ row: 2, home: 0, facts: { 'child.name': '周可可' }, remark: '' }],
      updates: [],
    }),
  )
  const { importId } = imported
  const seen = (documentId: string) => ({
    documentId,
    updatedAt: desk.workspace.state.documents.get(documentId)?.updatedAt,
  })
  const { viewId } = value(await desk.perform(saveView, { viewId: null, name: '海风的孩子', filters: {} }))
  const again = async () => {
    const filed = value(await desk.perform(registerChild, { facts: { 'child.name': '林一诺' } }))
    value(await desk.perform(assignWorker, { childId: filed.childId, workerId: staff.worker.id }))
    return filed.childId
  }
  const [double, third] = [await again(), await again()]
  const { mergeId } = value(
    await desk.perform(mergeChildren, { keptChildId: childId, goneChildId: third, take: [], reason: '同一个孩子' }),
  )
  const inputs: Readonly<Record<string, unknown>> = {
    updateStation: stationInputSchema.parse(desk.workspace.state.station.get('station')),
    recordSheetOpened: {},
    noteKeysRenewed: {},
    renewRecoverySheet: { serial: 2, madeOn: '2026-11-23', places: ['', ''] },
    addStaff: { account: 'new', name: '新来', role: 'worker', phone: '' },
    updateStaff: { staffId: staff.clerk.id, name: '何文', role: 'worker', phone: '', casesTo: null },
    removeStaff: { staffId: staff.clerk.id, casesTo: null },
    resetStaffPassword: { staffId: staff.clerk.id },
    noteOwnPassword: {},
    registerChild: { facts: { 'child.name': '新来的' } },
    importChildren: {
      fileName: '名册.xlsx',
      rows: 1,
      headings: {},
      children: [{ row: 2, home: 0, facts: { 'child.name': '导入的' }, remark: '' }],
      updates: [],
    },
    undoImport: { importId },
    setCopyOutFacts: { facts: ['child.name'] },
    updateFacts: { childId, facts: { 'child.school': '海风小学' } },
    recheckFacts: { childId, same: ['child.name'], changed: {}, verifiedOn: '2026-11-23', source: '家访' },
    changeCategories: { childId, spans: [{ code: 'orphan', since: null, until: null, basis: '' }] },
    moveChild: { childId, kind: 'status', to: 'inService', on: '2026-11-23', basis: '开始服务' },
    recordConsent: paper,
    withdrawConsent: { consentId, recipient: null, on: '2026-11-23', by: '林秀琴', reason: '' },
    linkConsentScan: { consentId, attachmentId: 'a-1' },
    changeChildStatus: { childId, status: 'inService' },
    assignWorker: { childId, workerId: staff.otherWorker.id },
    addComment: { childId, documentId: draft, text: '写得具体，请补上时间。' },
    adjustDrawing: { childId, kind: 'familyTree', shifts: { self: { dx: 3, dy: 0 } } },
    startDocument: { childId, formCode: form },
    saveDraft: { documentId: draft, values: {} },
    finishDocument: { documentId: other, values: exampleValues(definition) },
    reopenDocument: { documentId: written },
    signDocument: { documentId: written, signedOn: '2026-11-23' },
    discardDraft: { documentId: draft },
    mergeDrafts: { kept: seen(draft), other: seen(other), values: {}, reason: '' },
    restoreFromTrash: { trashId: thrown },
    eraseTrashed: { trashId: thrown, reason: '家长要求' },
    keepWords: { place: 'newChild', childId: null, values: { name: '林' } },
    forgetWords: { place: 'newChild' },
    startReferral: { childId },
    issueReferral: { referralId: waiting },
    advanceReferral: { referralId: out, to: 'delivered', on: '2026-11-23', note: '' },
    addAttachment: { ...scan, attachmentId: 'a-2' },
    renameAttachment: { attachmentId: 'a-1', title: '户口本' },
    rotateAttachment: { attachmentId: 'a-1', rotation: 90 },
    trashAttachment: { attachmentId: 'a-1', reason: '放错了' },
    recordBackup: { medium: 'U盘', fileName: 'a.age', bytes: 1, sha256: 'ab', counts: {} },
    recordRehearsal: {
      fileName: 'a.age',
      madeAt: '2026-11-23T03:00:00.000Z',
      outcome: 'same',
      details: [],
      sentence: '',
    },
    revertRecord: { what: 'document', documentId: draft, seq: 1, values: {} },
    saveView: { viewId: null, name: '高风险', filters: { risk: 'high' } },
    renameView: { viewId, name: '海风社区' },
    removeView: { viewId },
    mergeChildren: { keptChildId: childId, goneChildId: double, take: [], reason: '同一个孩子' },
    undoMerge: { mergeId },
    setApart: { childId, otherId: double, apart: true },
  }
  const state = desk.workspace.state
  /** Decides without storing, so that every verb and role meets the same records. */
  const outcome = (verb: CataloguedVerb, who: Role | 'otherWorker'): string => {
    const context = {
      state,
      actor: staff[who],
      now: '2026-11-23T04:00:00.000Z',
      today: '2026-11-23',
      newId: () => 'new',
    }
    const decision = verb.decide(context, inputs[verb.name])
    if (decision.ok) return 'may'
    const { failure } = decision
    return failure.kind === 'notAllowed' ? `only ${failure.roles.join(' ')}` : failure.kind
  }
  return { ...station, inputs, outcome }
}

/** Whom the example of F11 is written to. */
function recipientOfExample(): string {
  const form = formByCode('F11')
  const recipient = form === null ? null : exampleValues(form)['recipient']
  return typeof recipient === 'string' ? recipient : ''
}

type Row = readonly [head: string, worker: string, otherWorker: string, supervisor: string, clerk: string]
const WHO = ['head', 'worker', 'otherWorker', 'supervisor', 'clerk'] as const
const HW = 'only head worker'
const HWC = 'only head worker clerk'

/** product.md §4, on papers that are not the register's. */
const TABLE: Readonly<Record<string, Row>> = {
  updateStation: ['may', 'only head', 'only head', 'only head', 'only head'],
  recordSheetOpened: ['may', 'only head', 'only head', 'only head', 'only head'],
  noteKeysRenewed: ['may', 'only head', 'only head', 'only head', 'only head'],
  renewRecoverySheet: ['may', 'only head', 'only head', 'only head', 'only head'],
  addStaff: ['may', 'only head', 'only head', 'only head', 'only head'],
  updateStaff: ['may', 'only head', 'only head', 'only head', 'only head'],
  removeStaff: ['may', 'only head', 'only head', 'only head', 'only head'],
  resetStaffPassword: ['may', 'only head', 'only head', 'only head', 'only head'],
  noteOwnPassword: ['may', 'may', 'may', 'may', 'may'],
  registerChild: ['may', 'may', 'may', HWC, 'may'],
  importChildren: ['may', 'may', 'may', HWC, 'may'],
  undoImport: ['may', 'may', 'only head', HWC, 'only head'],
  setCopyOutFacts: ['may', 'only head', 'only head', 'only head', 'only head'],
  updateFacts: ['may', 'may', 'notAssigned', HWC, 'may'],
  recheckFacts: ['may', 'may', 'notAssigned', HWC, 'may'],
  changeCategories: ['may', 'may', 'notAssigned', HWC, 'may'],
  moveChild: ['may', 'may', 'notAssigned', HW, HW],
  recordConsent: ['may', 'may', 'notAssigned', HW, HW],
  withdrawConsent: ['may', 'may', 'notAssigned', HW, HW],
  linkConsentScan: ['may', 'may', 'notAssigned', HW, HW],
  changeChildStatus: ['may', 'may', 'notAssigned', HW, HW],
  assignWorker: ['may', 'only head', 'only head', 'only head', 'only head'],
  addComment: ['may', 'may', 'notAssigned', 'may', 'only head worker supervisor'],
  adjustDrawing: ['may', 'may', 'notAssigned', HW, HW],
  startDocument: ['may', 'may', 'notAssigned', HWC, HW],
  saveDraft: ['may', 'may', 'notAssigned', HWC, HW],
  finishDocument: ['may', 'may', 'notAssigned', HWC, HW],
  reopenDocument: ['may', 'may', 'notAssigned', HWC, HW],
  signDocument: ['may', 'may', 'notAssigned', HWC, HW],
  discardDraft: ['may', 'may', 'notAssigned', HWC, HW],
  mergeDrafts: ['may', 'may', 'notAssigned', HWC, HW],
  restoreFromTrash: ['may', 'may', 'notAssigned', HWC, HW],
  eraseTrashed: ['may', 'only head', 'only head', 'only head', 'only head'],
  keepWords: ['may', 'may', 'may', 'may', 'may'],
  forgetWords: ['may', 'may', 'may', 'may', 'may'],
  startReferral: ['may', 'may', 'notAssigned', HW, HW],
  issueReferral: ['may', 'only head', 'only head', 'only head', 'only head'],
  advanceReferral: ['may', 'may', 'notAssigned', HW, HW],
  recordBackup: ['may', 'may', 'may', HWC, 'may'],
  addAttachment: ['may', 'may', 'notAssigned', HW, HW],
  renameAttachment: ['may', 'may', 'notAssigned', HW, HW],
  rotateAttachment: ['may', 'may', 'notAssigned', HW, HW],
  trashAttachment: ['may', 'may', 'notAssigned', HW, HW],
  recordRehearsal: ['may', 'may', 'may', HWC, 'may'],
  revertRecord: ['may', 'may', 'notAssigned', HWC, HW],
  saveView: ['may', 'may', 'may', 'may', 'may'],
  // A saved list is its owner's, here the head's.
  renameView: ['may', 'notFound', 'notFound', 'notFound', 'notFound'],
  removeView: ['may', 'notFound', 'notFound', 'notFound', 'notFound'],
  mergeChildren: ['may', 'may', 'notAssigned', HW, HW],
  undoMerge: ['may', 'may', 'notAssigned', HW, HW],
  setApart: ['may', 'may', 'notAssigned', HW, HW],
}
const OF_PAPERS = [
  'startDocument',
  'saveDraft',
  'finishDocument',
  'reopenDocument',
  'signDocument',
  'discardDraft',
  'revertRecord',
  'mergeDrafts',
  'restoreFromTrash',
]

describe('who may do what', () => {
  it('every verb is in the table, and every file of a verb in the catalogue', () => {
    expect(VERBS.map(({ name }) => name).sort()).toEqual(Object.keys(TABLE).sort())
    const files = readdirSync(VERB_FOLDERS, { recursive: true, encoding: 'utf8' })
      .map((path) => /[^/\\]+(?=\.ts$)/.exec(path)?.[0] ?? '')
      .map((name) => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()))
    for (const { name } of VERBS) expect(files).toContain(name)
  })

  it('a file that makes a verb is in the catalogue', async () => {
    const listed = new Set<unknown>(VERBS.map(({ verb }) => verb))
    const paths = readdirSync(VERB_FOLDERS, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    )
    expect(paths.length).toBeGreaterThan(20)
    for (const path of paths) {
      const exported: unknown = await import(join(VERB_FOLDERS, path))
      if (typeof exported !== 'object' || exported === null) continue
      for (const thing of Object.values(exported)) {
        const isVerb = typeof thing === 'object' && thing !== null && 'apply' in thing && 'roles' in thing
        if (isVerb) expect(listed.has(thing), path).toBe(true)
      }
    }
  })

  it('follows the table of roles on an ordinary paper', async () => {
    const { outcome } = await readyForAll('F02')
    for (const verb of VERBS) {
      const found = WHO.map((who) => outcome(verb, who))
      expect([verb.name, ...found]).toEqual([verb.name, ...(TABLE[verb.name] ?? [])])
    }
  })

  it('follows it on a mandatory report too, on which only the head and the worker in charge comment', async () => {
    const { outcome } = await readyForAll('F12')
    for (const verb of VERBS) {
      const [head, worker, otherWorker, supervisor, clerk] = TABLE[verb.name] ?? []
      const expected = [head, worker, otherWorker, verb.name === 'addComment' ? 'notAssigned' : supervisor, clerk]
      expect([verb.name, ...WHO.map((who) => outcome(verb, who))]).toEqual([verb.name, ...expected])
    }
  })

  it('lets a clerk write the register’s own paper, F01', async () => {
    const { outcome } = await readyForAll('F01')
    for (const verb of VERBS) {
      if (OF_PAPERS.includes(verb.name)) expect([verb.name, outcome(verb, 'clerk')]).toEqual([verb.name, 'may'])
    }
  })

  it('refuses whoever is no longer active', async () => {
    const { desk, staff, inputs } = await readyForAll('F02')
    const actor = { ...staff.head, active: false }
    const context = { state: desk.workspace.state, actor, now: '', today: '2026-11-23', newId: () => 'new' }
    for (const verb of VERBS) {
      const decision = verb.decide(context, inputs[verb.name])
      expect(decision).toMatchObject({ ok: false, failure: { kind: 'notAllowed' } })
    }
  })

  it('refuses input that is not of the verb’s shape, naming the place', async () => {
    const { desk, staff } = await readyForAll('F02')
    const context = { state: desk.workspace.state, actor: staff.head, now: '', today: '2026-11-23', newId: () => 'new' }
    for (const verb of VERBS) {
      for (const input of [undefined, null, 7, { childId: 1, documentId: 1, referralId: '../x' }]) {
        const decision = verb.decide(context, input)
        expect(decision, verb.name).toMatchObject({ ok: false, failure: { kind: 'badInput' } })
      }
    }
  })
})

describe('the sentence of a refusal', () => {
  const failures: readonly VerbFailure[] = [
    { kind: 'notAllowed', roles: ['head', 'worker'] },
    { kind: 'notAssigned' },
    { kind: 'badInput', problems: [{ path: 'on', message: 'x' }] },
    { kind: 'fieldProblems', problems: [{ path: 'a', code: 'required', doubt: false }] },
    ...(
      [
        'child',
        'household',
        'document',
        'referral',
        'staff',
        'station',
        'form',
        'attachment',
        'trashed',
        'view',
        'merge',
        'import',
      ] as const
    ).map((what) => ({ kind: 'notFound', what }) as const),
    { kind: 'wrongState', state: 'draft' },
    { kind: 'draftExists', documentIds: ['a'] },
    { kind: 'accountTaken' },
    { kind: 'mergeWorkedOn' },
    { kind: 'changedSince', names: ['CXM'] },
    { kind: 'lastHead' },
    { kind: 'oneself' },
    { kind: 'casesToHandOver', count: 2 },
    { kind: 'changedSince', names: ['a', 'b', 'c', 'd', 'e', 'f'] },
    { kind: 'stationExists' },
    { kind: 'stale' },
    { kind: 'diskFull' },
    { kind: 'notStored', reason: 'UnknownError' },
  ]

  it('is there in both languages', () => {
    for (const failure of failures) {
      expect(failureSentence(failure, 'zh')).toMatch(/\p{Script=Han}/u)
      expect(failureSentence(failure, 'en')).not.toMatch(/\p{Script=Han}/u)
    }
  })

  it('says which roles may do it', () => {
    expect(failureSentence({ kind: 'notAllowed', roles: ['head'] }, 'zh')).toBe('只有站长能办。')
    expect(failureSentence({ kind: 'notAllowed', roles: ['head', 'worker'] }, 'zh')).toBe('只有站长、社工能办。')
    expect(failureSentence({ kind: 'notAllowed', roles: ['head'] }, 'en')).toBe('Only the head may do this.')
  })
})

describe('what is no verb and needs a right all the same', () => {
  it.each(Object.keys(BEYOND_VERBS) as readonly BeyondVerbs[])(
    '%s is the head’s; the others are refused by name, in the trail too',
    async (what) => {
      const { deskOf, desk, staff } = await testStation()
      expect(await mayDo(desk, what)).toEqual(succeed(null))
      for (const who of ['worker', 'supervisor', 'clerk'] as const) {
        const refused = await mayDo(deskOf(who), what)
        expect(refused).toEqual(fail({ kind: 'notAllowed', roles: ['head'] }))
        if (!refused.ok) expect(failureSentence(refused.failure, 'zh')).toContain('站长')
        const lines = [...desk.workspace.state.trail.values()].flatMap((page) => page.lines)
        expect(lines).toContainEqual(expect.objectContaining({ act: 'refused', staffId: staff[who].id }))
      }
    },
  )
})
