import { describe, expect, it } from 'vitest'
import { exampleValues } from '../../../src/forms/example.ts'
import { formByCode } from '../../../src/forms/forms.ts'
import { overdueChildren } from '../../../src/storage/selectors/overdue.ts'
import { awaitedReceipts, referralsOfChild } from '../../../src/storage/selectors/referrals.ts'
import { registerChild } from '../../../src/verbs/children/register-child.ts'
import { recordConsent } from '../../../src/verbs/consents/record-consent.ts'
import { consentTo } from './consent-to.ts'
import { discardDraft } from '../../../src/verbs/documents/discard-draft.ts'
import { finishDocument } from '../../../src/verbs/documents/finish-document.ts'
import { reopenDocument } from '../../../src/verbs/documents/reopen-document.ts'
import { saveDraft } from '../../../src/verbs/documents/save-draft.ts'
import { signDocument } from '../../../src/verbs/documents/sign-document.ts'
import { revertRecord } from '../../../src/verbs/history/revert-record.ts'
import { advanceReferral } from '../../../src/verbs/referrals/advance-referral.ts'
import { issueReferral } from '../../../src/verbs/referrals/issue-referral.ts'
import { NEXT_REFERRAL_STATES } from '../../../src/verbs/referrals/referral-steps.ts'
import { startReferral } from '../../../src/verbs/referrals/start-referral.ts'
import { updateStation } from '../../../src/verbs/station/update-station.ts'
import { testStation, value } from './test-station.ts'

async function withLetter(day = '2026-11-23') {
  const station = await testStation(day)
  const { desk } = station
  const { childId } = value(
    await desk.perform(registerChild, { facts: { 'child.name': '林一诺', 'child.alias': '阿诺' } }),
  )
  const begin = async () => value(await desk.perform(startReferral, { childId })).referralId
  const definition = formByCode('F11')
  if (definition === null) throw new Error('no F11')
  const example = exampleValues(definition)
  const { recipient } = example
  if (typeof recipient !== 'string') throw new Error('the example names no recipient')
  value(await desk.perform(recordConsent, consentTo(childId, recipient, day)))
  const letter = { ...example, writtenOn: day, consentOn: day, replyDays: 5 }
  const finish = (documentId: string) => desk.perform(finishDocument, { documentId, values: letter })
  const issue = async (referralId = '') => {
    const id = referralId === '' ? await begin() : referralId
    value(await finish(id))
    return value(await desk.perform(issueReferral, { referralId: id }))
  }
  const referral = (id: string) => desk.workspace.state.referrals.get(id)
  return { ...station, childId, begin, finish, issue, referral }
}

describe('startReferral', () => {
  it('begins the tracking and the letter under one id', async () => {
    const { begin, referral, desk, childId, staff } = await withLetter()
    const id = await begin()
    expect(referral(id)).toEqual({
      id,
      childId,
      state: 'drafted',
      number: null,
      replyDueOn: null,
      steps: [{ state: 'drafted', on: '2026-11-23', byStaffId: staff.head.id, note: '' }],
    })
    expect(desk.workspace.state.documents.get(id)).toMatchObject({ formCode: 'F11', status: 'draft', childId })
    expect(referralsOfChild(desk.workspace.state, childId)).toHaveLength(1)
  })

  it('goes when its draft is thrown away', async () => {
    const { begin, referral, desk } = await withLetter()
    const id = await begin()
    value(await desk.perform(discardDraft, { documentId: id }))
    expect(referral(id)).toBeUndefined()
    expect(desk.workspace.state.documents.has(id)).toBe(false)
  })
})

describe('issueReferral', () => {
  it('gives number, day and due date, and fixes the words', async () => {
    const { begin, finish, referral, desk, staff } = await withLetter()
    const id = await begin()
    value(await finish(id))
    const issued = value(await desk.perform(issueReferral, { referralId: id }))
    // Five working days after a Monday is the next Monday.
    expect(issued).toEqual({ number: '星湖社工转〔2026〕1号', replyDueOn: '2026-11-30' })
    expect(referral(id)).toMatchObject({
      state: 'issued',
      number: { year: 2026, serial: 1, text: '星湖社工转〔2026〕1号' },
      replyDueOn: '2026-11-30',
    })
    expect(referral(id)?.steps.at(-1)).toEqual({
      state: 'issued',
      on: '2026-11-23',
      byStaffId: staff.head.id,
      note: '',
    })
    expect(desk.workspace.state.documents.get(id)).toMatchObject({ status: 'signed', signedOn: '2026-11-23' })
    expect(awaitedReceipts(desk.workspace.state).map((one) => one.id)).toEqual([id])
    const childId = referral(id)?.childId
    expect([...overdueChildren(desk.workspace.state, '2026-11-30')]).toEqual([])
    expect([...overdueChildren(desk.workspace.state, '2026-12-01')]).toEqual([childId])
    for (const late of [
      await desk.perform(saveDraft, { documentId: id, values: {} }),
      await desk.perform(reopenDocument, { documentId: id }),
      await desk.perform(issueReferral, { referralId: id }),
    ]) {
      expect(late).toMatchObject({ ok: false, failure: { kind: 'wrongState' } })
    }
  })

  it('refuses a letter that is not finished, and gives no number away', async () => {
    const { begin, issue, desk } = await withLetter()
    const unfinished = await begin()
    const result = await desk.perform(issueReferral, { referralId: unfinished })
    expect(result).toEqual({ ok: false, failure: { kind: 'wrongState', state: 'draft' } })
    expect((await issue()).number).toBe('星湖社工转〔2026〕1号')
  })

  it('counts letters anew each year, without gaps or repeats', async () => {
    const { issue, setDay } = await withLetter('2026-12-30')
    const numbers = [(await issue()).number, (await issue()).number]
    setDay('2027-01-04')
    numbers.push((await issue()).number, (await issue()).number)
    expect(numbers).toEqual([
      '星湖社工转〔2026〕1号',
      '星湖社工转〔2026〕2号',
      '星湖社工转〔2027〕1号',
      '星湖社工转〔2027〕2号',
    ])
  })

  it('keeps the numbers of letters issued before when the letter code changes', async () => {
    const { issue, begin, referral, desk } = await withLetter()
    const first = await begin()
    await issue(first)
    const station = desk.workspace.state.station.get('station')
    if (station === undefined) throw new Error('no station')
    value(await desk.perform(updateStation, { ...station, letterCode: '新码' }))
    expect((await issue()).number).toBe('新码〔2026〕2号')
    expect(referral(first)?.number?.text).toBe('星湖社工转〔2026〕1号')
  })

  it('is the only way a letter is signed', async () => {
    const { begin, finish, desk } = await withLetter()
    const id = await begin()
    value(await finish(id))
    const result = await desk.perform(signDocument, { documentId: id, signedOn: '2026-11-23' })
    expect(result).toMatchObject({ ok: false, failure: { kind: 'wrongState' } })
  })
})

describe('putting a letter’s steps back', () => {
  it('takes off what was entered by mistake, and leaves the number and what was issued', async () => {
    const { begin, issue, referral, desk } = await withLetter()
    const id = await begin()
    const drafted = referral(id)
    await issue(id)
    const issued = referral(id)
    value(await desk.perform(advanceReferral, { referralId: id, to: 'closed', on: '2026-11-23', note: '看错了' }))
    if (issued === undefined || drafted === undefined) throw new Error('no letter')
    value(await desk.perform(revertRecord, { what: 'referral', referralId: id, seq: 1, record: issued }))
    expect(referral(id)).toEqual(issued)
    for (const record of [drafted, { ...issued, number: null }]) {
      expect(await desk.perform(revertRecord, { what: 'referral', referralId: id, seq: 1, record })).toMatchObject({
        ok: false,
        failure: { kind: 'wrongState' },
      })
    }
    const another = { ...issued, childId: 'somebody' }
    expect(
      await desk.perform(revertRecord, { what: 'referral', referralId: id, seq: 1, record: another }),
    ).toMatchObject({
      ok: false,
      failure: { kind: 'notFound' },
    })
  })
})

describe('advanceReferral', () => {
  it('walks 签发 → 送达 → 受理 → 首次服务 → 反馈 → 关闭, each with its day', async () => {
    const { begin, issue, referral, desk, setDay } = await withLetter()
    const id = await begin()
    await issue(id)
    setDay('2026-12-20')
    const steps = [
      ['delivered', '2026-11-24'],
      ['accepted', '2026-11-26'],
      ['firstService', '2026-12-03'],
      ['reportedBack', '2026-12-18'],
      ['closed', '2026-12-20'],
    ] as const
    for (const [to, on] of steps) value(await desk.perform(advanceReferral, { referralId: id, to, on, note: ' 记下 ' }))
    expect(referral(id)?.state).toBe('closed')
    expect(
      referral(id)
        ?.steps.slice(2)
        .map(({ state, on, note }) => [state, on, note]),
    ).toEqual(steps.map(([to, on]) => [to, on, '记下']))
    expect(awaitedReceipts(desk.workspace.state)).toEqual([])
  })

  it('refuses a step that does not follow, for every state', () => {
    expect(NEXT_REFERRAL_STATES.drafted).toEqual([])
    expect(NEXT_REFERRAL_STATES.closed).toEqual([])
    for (const [state, next] of Object.entries(NEXT_REFERRAL_STATES)) {
      expect(next).not.toContain(state)
      expect(next).not.toContain('drafted')
      expect(next).not.toContain('issued')
    }
  })

  it('refuses a day to come, a day before the last step, and a return without a reason', async () => {
    const { begin, issue, desk, setDay } = await withLetter()
    const id = await begin()
    await issue(id)
    setDay('2026-11-25')
    const advance = (to: 'delivered' | 'returned' | 'firstService', on: string) =>
      desk.perform(advanceReferral, { referralId: id, to, on, note: '' })
    expect(await advance('delivered', '2026-11-26')).toMatchObject({ failure: { problems: [{ path: 'on' }] } })
    expect(await advance('delivered', '2026-11-22')).toMatchObject({ failure: { problems: [{ path: 'on' }] } })
    expect(await advance('returned', '2026-11-24')).toMatchObject({ failure: { problems: [{ path: 'note' }] } })
    expect(await advance('firstService', '2026-11-24')).toMatchObject({
      failure: { kind: 'wrongState', state: 'issued' },
    })
  })

  it('says when there is no such referral', async () => {
    const { desk } = await withLetter()
    const result = await desk.perform(advanceReferral, { referralId: 'x', to: 'closed', on: '2026-11-23', note: '' })
    expect(result).toEqual({ ok: false, failure: { kind: 'notFound', what: 'referral' } })
  })
})
