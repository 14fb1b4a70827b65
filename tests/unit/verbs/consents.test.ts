import { describe, expect, it } from 'vitest'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { reconsentsDue } from '../../../src/storage/selectors/consents.ts'
import { overdueChildren } from '../../../src/storage/selectors/overdue.ts'
import { newestTrail } from '../../../src/storage/selectors/trail.ts'
import { addAttachment } from '../../../src/verbs/attachments/add-attachment.ts'
import { assignWorker } from '../../../src/verbs/children/assign-worker.ts'
import { changeCategories } from '../../../src/verbs/children/change-categories.ts'
import { moveChild } from '../../../src/verbs/children/move-child.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { linkConsentScan } from '../../../src/verbs/consents/link-consent-scan.ts'
import { recordConsent } from '../../../src/verbs/consents/record-consent.ts'
import { withdrawConsent } from '../../../src/verbs/consents/withdraw-consent.ts'
import { finishDocument } from '../../../src/verbs/documents/finish-document.ts'
import { startDocument } from '../../../src/verbs/documents/start-document.ts'
import { issueReferral } from '../../../src/verbs/referrals/issue-referral.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { revertRecord } from '../../../src/verbs/history/revert-record.ts'
import { NOTHING_OPENED, visibleState } from '../../../src/verbs/sight.ts'
import { consentTo } from './consent-to.ts'
import { testStation, value } from './test-station.ts'

async function withChild(birthDate = '2016-05-06') {
  const station = await testStation('2026-11-23')
  const { desk, staff } = station
  const facts = { 'child.name': '林一诺', 'child.alias': '阿诺', 'child.birthDate': birthDate }
  const { childId } = value(await desk.perform(registerChild, { facts }))
  value(await desk.perform(assignWorker, { childId, workerId: staff.worker.id }))
  const consent = (id: string) => desk.workspace.state.consents.get(id)
  return { ...station, childId, consent }
}

describe('recordConsent', () => {
  it('keeps what was ticked, line by line, and takes nothing for a yes', async () => {
    const { desk, childId, consent, staff } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    expect(consent(consentId)).toMatchObject({
      photo: false,
      publicity: false,
      withdrawn: null,
      byStaffId: staff.head.id,
      recipients: [{ name: '海风小学', granted: true, withdrawnOn: null }],
    })
  })

  it('refuses the guardian’s paper for a child of 14', async () => {
    const { desk, childId } = await withChild('2012-11-20')
    const done = await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20'))
    expect(done).toEqual({ ok: false, failure: { kind: 'consentRefused', why: 'variant' } })
  })

  it('names no paper and no scan of another file', async () => {
    const { desk, childId } = await withChild()
    const entry = consentTo(childId, '海风小学', '2026-11-20')
    expect(await desk.perform(recordConsent, { ...entry, documentId: 'nobody' })).toMatchObject({
      failure: { kind: 'notFound', what: 'document' },
    })
    expect(await desk.perform(recordConsent, { ...entry, attachmentId: 'nobody' })).toMatchObject({
      failure: { kind: 'notFound', what: 'attachment' },
    })
  })
})

describe('withdrawConsent', () => {
  it('takes one recipient back and leaves the rest', async () => {
    const { desk, childId, consent } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const input = { consentId, recipient: '海风小学', on: '2026-11-22', by: '林秀琴', reason: '' }
    value(await desk.perform(withdrawConsent, input))
    expect(consent(consentId)).toMatchObject({ withdrawn: null, recipients: [{ withdrawnOn: '2026-11-22' }] })
    expect(await desk.perform(withdrawConsent, input)).toMatchObject({ failure: { kind: 'wrongState' } })
  })

  it('takes the whole back, once, not before it was signed and not in days to come', async () => {
    const { desk, childId, consent, staff } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const input = { consentId, recipient: null, by: '林秀琴', reason: '搬家' }
    for (const [on, why] of [
      ['2026-11-19', 'beforeSigned'],
      ['2026-11-24', 'future'],
    ] as const) {
      const done = await desk.perform(withdrawConsent, { ...input, on })
      expect(done).toEqual({ ok: false, failure: { kind: 'consentRefused', why } })
    }
    value(await desk.perform(withdrawConsent, { ...input, on: '2026-11-23' }))
    const withdrawn = { on: '2026-11-23', by: '林秀琴', reason: '搬家', byStaffId: staff.head.id }
    expect(consent(consentId)?.withdrawn).toEqual(withdrawn)
    expect((await desk.perform(withdrawConsent, { ...input, on: '2026-11-23' })).ok).toBe(false)
  })
})

describe('linkConsentScan', () => {
  it('puts the scan to its entry', async () => {
    const { desk, childId, consent } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const scan = { childId, documentId: null, title: '同意书', mediaType: 'image/jpeg', attachmentId: 'a-1' } as const
    value(await desk.perform(addAttachment, { ...scan, bytes: 1, sha256: 'ab'.repeat(32), pages: 1, thumbnail: '' }))
    value(await desk.perform(linkConsentScan, { consentId, attachmentId: 'a-1' }))
    expect(consent(consentId)?.attachmentId).toBe('a-1')
  })
})

describe('a letter to a body nobody has agreed to', () => {
  async function withLetter() {
    const station = await withChild()
    const { desk, childId } = station
    const form = formByCode('F11')
    if (form === null) throw new Error('no F11')
    const { referralId } = value(await desk.perform(startReferral, { childId }))
    const values = { ...exampleValues(form), recipient: '海湾医院' }
    value(await desk.perform(finishDocument, { documentId: referralId, values }))
    return { ...station, referralId }
  }

  it('is not issued without a legal ground', async () => {
    const { desk, childId, referralId } = await withLetter()
    const refused = { ok: false, failure: { kind: 'consentMissing', recipient: '海湾医院' } }
    expect(await desk.perform(issueReferral, { referralId })).toEqual(refused)
    value(await desk.perform(recordConsent, consentTo(childId, '海风医院', '2026-11-20')))
    expect(await desk.perform(issueReferral, { referralId })).toEqual(refused)
    value(await desk.perform(recordConsent, consentTo(childId, '海湾医院', '2026-11-20')))
    expect((await desk.perform(issueReferral, { referralId })).ok).toBe(true)
  })

  it('carries the ground on paper and in the trail, and speaks of no consent any more', async () => {
    const { desk, referralId } = await withLetter()
    const ground = { code: 'emergency', reason: '孩子今晚要住院' } as const
    value(await desk.perform(issueReferral, { referralId, ground }))
    const letter = desk.workspace.state.documents.get(referralId)?.values
    expect(letter).toMatchObject({ consent: ['exempt'], exemptGround: 'emergency', exemptReason: '孩子今晚要住院' })
    expect(letter).not.toHaveProperty('consentOn')
    expect(JSON.stringify(letter?.['attachments'])).not.toContain('知情同意书')
    expect(newestTrail(desk.workspace.state)[0]?.detail).toMatchObject({
      ground: 'emergency',
      reason: '孩子今晚要住院',
    })
  })

  it('is not issued on a consent that was taken back', async () => {
    const { desk, childId, referralId } = await withLetter()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海湾医院', '2026-11-20')))
    const input = { consentId, recipient: '海湾医院', on: '2026-11-23', by: '奶奶', reason: '' }
    value(await desk.perform(withdrawConsent, input))
    expect(await desk.perform(issueReferral, { referralId })).toMatchObject({ failure: { kind: 'consentMissing' } })
  })
})

describe('the register of consents', () => {
  it('is seen by whoever sees the case, and by nobody else', async () => {
    const { desk, childId, staff } = await withChild()
    value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const seen = (who: keyof typeof staff) =>
      visibleState(desk.workspace.state, staff[who], NOTHING_OPENED).consents.size
    expect([seen('head'), seen('worker'), seen('supervisor'), seen('otherWorker'), seen('clerk')]).toEqual([
      1, 1, 1, 0, 0,
    ])
    const opened = { files: new Set([childId]), reports: new Set<string>() }
    expect(visibleState(desk.workspace.state, staff.otherWorker, opened).consents.size).toBe(1)
  })

  it('says who has to sign anew', async () => {
    const { desk, childId, setDay } = await withChild('2012-12-01')
    value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    expect(reconsentsDue(desk.workspace.state, '2026-11-30')).toEqual([])
    setDay('2026-12-02')
    expect(reconsentsDue(desk.workspace.state, '2026-12-02').map(({ since }) => since)).toEqual(['2026-12-01'])
    expect([...overdueChildren(desk.workspace.state, '2026-11-30')]).toEqual([])
    expect([...overdueChildren(desk.workspace.state, '2026-12-02')]).toEqual([childId])
  })

  it('and what happened before are hidden of a colleague’s file', async () => {
    const { desk, childId, staff } = await withChild()
    const spans = [{ code: 'orphan', since: null, until: null, basis: '父母双亡' }]
    value(await desk.perform(changeCategories, { childId, spans }))
    const moved = { childId, kind: 'status', to: 'inService', on: '2026-11-23', basis: '开始服务' } as const
    value(await desk.perform(moveChild, moved))
    const child = visibleState(desk.workspace.state, staff.otherWorker, NOTHING_OPENED).children.get(childId)
    expect([child?.categorySpans, child?.moves]).toEqual([[], []])
  })
})

describe('a new F03', () => {
  it('comes with the variant of the child’s age, the next number, the head and a year of service', async () => {
    const { desk, childId } = await withChild('2012-11-23')
    const begin = async () => {
      const { documentId } = value(await desk.perform(startDocument, { childId, formCode: 'F03' }))
      return desk.workspace.state.documents.get(documentId)?.values
    }
    expect(await begin()).toMatchObject({
      variant: 'childAndNotice',
      number: '同意〔2026〕1号',
      childName: '林一诺',
      responsible: '吴知远',
      serviceFrom: '2026-11-23',
      serviceTo: '2027-11-22',
      keepYears: 5,
    })
    expect(await begin()).toMatchObject({ number: '同意〔2026〕2号' })
  })
})

describe('putting an entry of the register back', () => {
  it('makes a consent hold again that was taken back by mistake, for those who may write on the file', async () => {
    const { desk, deskOf, childId, consent } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const before = consent(consentId)
    if (before === undefined) throw new Error('no consent')
    const whole = { consentId, recipient: null, on: '2026-11-23', by: '林秀琴', reason: '' }
    value(await desk.perform(withdrawConsent, whole))
    const input = { what: 'consent', consentId, seq: 1, record: before } as const
    expect(await deskOf('otherWorker').perform(revertRecord, input)).toMatchObject({ failure: { kind: 'notAssigned' } })
    expect(await deskOf('clerk').perform(revertRecord, input)).toMatchObject({ failure: { kind: 'notAllowed' } })
    expect(await deskOf('supervisor').perform(revertRecord, input)).toMatchObject({ failure: { kind: 'notAllowed' } })
    value(await deskOf('worker').perform(revertRecord, input))
    expect(consent(consentId)).toEqual(before)
  })

  it('points at no paper and no scan that is gone, and never becomes another child’s', async () => {
    const { desk, childId, consent } = await withChild()
    const { consentId } = value(await desk.perform(recordConsent, consentTo(childId, '海风小学', '2026-11-20')))
    const before = consent(consentId)
    if (before === undefined) throw new Error('no consent')
    const gone = { ...before, documentId: 'd-gone', attachmentId: 'a-gone' }
    value(await desk.perform(revertRecord, { what: 'consent', consentId, seq: 1, record: gone }))
    expect(consent(consentId)).toEqual(before)
    const another = { ...before, childId: 'somebody' }
    expect(await desk.perform(revertRecord, { what: 'consent', consentId, seq: 1, record: another })).toMatchObject({
      failure: { kind: 'notFound' },
    })
  })
})
