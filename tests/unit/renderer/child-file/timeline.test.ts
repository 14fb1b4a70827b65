import { describe, expect, it } from 'vitest'
import type { CaseDocument, Child, Referral } from '../../../../src/domain/records.ts'
import { timelineOf, type TimelineItem } from '../../../../src/renderer/features/child-file/timeline.ts'

const localDay = (instant: string) => instant.slice(0, 10)
const child: Child = {
  id: 'c1',
  caseNumber: 'XY-2026-个-0037',
  householdId: 'h1',
  workerId: 's1',
  population: 'registered',
  status: 'registered',
  categorySpans: [],
  moves: [],
  facts: {},
  createdAt: '2026-03-10T02:00:00Z',
}
function paper(id: string, formCode: string, changes: Partial<CaseDocument>): CaseDocument {
  return {
    id,
    childId: 'c1',
    formCode,
    formVersion: '2026.1',
    status: 'signed',
    values: {},
    outcome: null,
    authorId: 's1',
    createdAt: '2026-03-10T02:00:00Z',
    updatedAt: '2026-03-10T02:00:00Z',
    finishedAt: '2026-03-10T02:00:00Z',
    signedOn: null,
    ...changes,
  }
}
function rating(id: string, finishedAt: string, riskLevel: 'high' | 'medium'): CaseDocument {
  return paper(id, 'F06', { finishedAt, outcome: { riskLevel } })
}
const letter: Referral = {
  id: 'r1',
  childId: 'c1',
  state: 'delivered',
  number: { year: 2026, serial: 1, text: '秀街社工转〔2026〕1号' },
  replyDueOn: '2026-11-20',
  steps: [
    { state: 'drafted', on: '2026-11-09', byStaffId: 's1', note: '' },
    { state: 'issued', on: '2026-11-10', byStaffId: 's1', note: '' },
    { state: 'delivered', on: '2026-11-10', byStaffId: 's1', note: '当面交' },
  ],
}
const tell = (items: readonly TimelineItem[]) =>
  items.map((item) => [item.day, item.what === 'referralStep' ? item.state : item.what, item.node])

describe('the timeline of a child', () => {
  it('stands newest first, and begins with the registration even on a busy first day', () => {
    const items = timelineOf(
      {
        child,
        documents: [
          paper('d1', 'F01', { finishedAt: '2026-03-10T01:00:00Z' }),
          paper('d2', 'F05', { finishedAt: '2026-04-02T03:00:00Z' }),
        ],
        referrals: [],
      },
      '2026-11-23',
      localDay,
    )
    expect(tell(items)).toEqual([
      ['2026-04-02', 'written', 'done'],
      ['2026-03-10', 'written', 'done'],
      ['2026-03-10', 'registered', 'done'],
    ])
  })

  it('shows an unfinished paper as open, on the day it was last worked on', () => {
    const draft = paper('d1', 'F05', { status: 'draft', finishedAt: null, updatedAt: '2026-11-23T02:42:00Z' })
    expect(tell(timelineOf({ child, documents: [draft], referrals: [] }, '2026-11-23', localDay))[0]).toEqual([
      '2026-11-23',
      'draft',
      'now',
    ])
  })

  it('says from which grade a risk rating changed; an unfinished rating changes nothing', () => {
    const documents = [
      rating('b', '2026-09-29T02:00:00Z', 'high'),
      rating('a', '2026-04-02T02:00:00Z', 'medium'),
      paper('c', 'F06', { status: 'draft', finishedAt: null, updatedAt: '2026-06-01T02:00:00Z' }),
    ]
    const risks = timelineOf({ child, documents, referrals: [] }, '2026-11-23', localDay).flatMap((item) =>
      item.what === 'written' ? [item.risk] : [],
    )
    expect(risks).toEqual([
      { from: 'medium', to: 'high' },
      { from: null, to: 'medium' },
    ])
  })

  it('counts the versions of the plan', () => {
    const documents = ['2026-10-12', '2026-04-20', '2026-07-01'].map((day) =>
      paper(day, 'F08', { finishedAt: `${day}T02:00:00Z` }),
    )
    const versions = timelineOf({ child, documents, referrals: [] }, '2026-11-23', localDay).flatMap((item) =>
      item.what === 'written' ? [[item.day, item.planVersion]] : [],
    )
    expect(versions).toEqual([
      ['2026-10-12', 3],
      ['2026-07-01', 2],
      ['2026-04-20', 1],
    ])
  })

  it('tells a letter by its steps, once, and shows an overdue receipt as missed', () => {
    const documents = [paper('r1', 'F11', { finishedAt: '2026-11-10T02:00:00Z' })]
    expect(tell(timelineOf({ child, documents, referrals: [letter] }, '2026-11-23', localDay))).toEqual([
      ['2026-11-20', 'replyDue', 'missed'],
      ['2026-11-10', 'delivered', 'done'],
      ['2026-11-10', 'issued', 'done'],
      ['2026-03-10', 'registered', 'done'],
    ])
  })

  it('shows a receipt that is due today or later ahead, and none once the letter was answered', () => {
    const first = (referral: Referral, today: string) =>
      tell(timelineOf({ child, documents: [], referrals: [referral] }, today, localDay))[0]
    expect(first(letter, '2026-11-20')).toEqual(['2026-11-20', 'replyDue', 'ahead'])
    const answered: Referral = {
      ...letter,
      state: 'accepted',
      steps: [...letter.steps, { state: 'accepted', on: '2026-11-18', byStaffId: 's1', note: '' }],
    }
    expect(first(answered, '2026-11-23')).toEqual(['2026-11-18', 'accepted', 'done'])
  })
})
