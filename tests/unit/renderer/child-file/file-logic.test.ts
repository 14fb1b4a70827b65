import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../../src/domain/facts.ts'
import type { CaseDocument, Referral } from '../../../../src/domain/records.ts'
import { neighboursOf, rememberChildOrder } from '../../../../src/renderer/app/child-order.ts'
import { factLine } from '../../../../src/renderer/features/child-file/key-facts.ts'
import { FACT_GROUPS, factsOfGroup, factsToRecheck, RECHECK_GROUPS } from '../../../../src/renderer/ui/fact-groups.ts'
import { nextPaper } from '../../../../src/renderer/features/child-file/next-paper.ts'
import { goalsOf } from '../../../../src/renderer/features/child-file/plan-goals.ts'
import { riskHistory } from '../../../../src/renderer/features/child-file/risk-history.ts'
import { upcoming } from '../../../../src/renderer/features/child-file/upcoming.ts'
import { FACTS } from '../../../../src/domain/facts.ts'

function paper(formCode: string, changes: Partial<CaseDocument> = {}): CaseDocument {
  return {
    id: formCode,
    childId: 'c1',
    formCode,
    formVersion: '2026.1',
    status: 'awaitingSignature',
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

describe('the next paper', () => {
  it.each([
    [[], 'F01'],
    [['F01'], 'F02'],
    [['F02', 'F01'], 'F05'],
    [['F05', 'F02', 'F01'], 'F06'],
    [['F06', 'F05', 'F02', 'F01'], 'F08'],
    [['F06', 'F02', 'F01'], 'F05'],
    [['F11', 'F01'], 'F02'],
  ])('after %j it is %s', (codes, expected) => {
    expect(nextPaper(codes.map((code) => paper(code)))).toEqual({ kind: 'write', formCode: expected })
  })

  it('a draft goes first, but not that of a letter', () => {
    const draft = paper('F05', { status: 'draft' })
    expect(nextPaper([draft, paper('F01')])).toEqual({ kind: 'goOn', document: draft })
    expect(nextPaper([paper('F11', { status: 'draft' }), paper('F01')])).toEqual({ kind: 'write', formCode: 'F02' })
  })

  it('is none once all are written', () => {
    expect(nextPaper(['F01', 'F02', 'F05', 'F06', 'F08'].map((code) => paper(code)))).toBeNull()
  })
})

describe('what is due', () => {
  const letter = (changes: Partial<Referral>): Referral => ({
    id: 'r1',
    childId: 'c1',
    state: 'issued',
    number: null,
    replyDueOn: '2026-11-20',
    steps: [],
    ...changes,
  })
  it('stands soonest first; a day of a rating that is past says nothing, a receipt stays due', () => {
    const documents = [
      paper('F06', { values: { nextVisitBy: '2026-11-30' } }),
      paper('F05', { values: { nextAssessmentOn: '2026-11-01' } }),
    ]
    expect(upcoming({ documents, referrals: [letter({})] }, '2026-11-23')).toEqual([
      { what: 'reply', on: '2026-11-20' },
      { what: 'visit', on: '2026-11-30' },
    ])
  })
  it('only the newest finished rating counts', () => {
    const documents = [
      paper('F06', { status: 'draft', values: { nextVisitBy: '2026-11-25' } }),
      paper('F06', { values: { nextVisitBy: '2026-12-30' } }),
      paper('F06', { values: { nextVisitBy: '2026-11-26' } }),
    ]
    expect(upcoming({ documents, referrals: [] }, '2026-11-23')).toEqual([{ what: 'visit', on: '2026-12-30' }])
  })
  it('an answered or drafted letter awaits nothing', () => {
    const referrals = [letter({ state: 'accepted' }), letter({ state: 'drafted', replyDueOn: null })]
    expect(upcoming({ documents: [], referrals }, '2026-11-23')).toEqual([])
  })
})

describe('a line of facts', () => {
  const facts: Facts = {
    'guardian.name': { value: '符阿莲', verifiedOn: '2026-10-01', documentId: null },
    'guardian.health': { value: '高血压', verifiedOn: '2025-09-01', documentId: null },
    'guardian.phone': { value: '', verifiedOn: '2020-01-01', documentId: null },
  }
  const keys = ['guardian.relation', 'guardian.name', 'guardian.health', 'guardian.phone'] as const
  it('is as old as its oldest known fact; empty ones do not count', () => {
    const line = factLine(keys, facts, '2025-11-23')
    expect(line.known.map(({ key }) => key)).toEqual(['guardian.name', 'guardian.health'])
    expect(line.oldest?.key).toBe('guardian.health')
    expect(line.stale).toBe(true)
  })
  it('is not stale on the last day of the term', () => {
    expect(factLine(keys, facts, '2025-09-01').stale).toBe(false)
    expect(factLine(keys, facts, '2025-09-02').stale).toBe(true)
  })
  it('of nothing known is neither old nor stale', () => {
    expect(factLine(['father.name'], facts, '2026-11-23')).toEqual({ known: [], oldest: null, stale: false })
  })
  it('every fact can be reached in a group, and is asked about once in the yearly recheck', () => {
    const reached = FACT_GROUPS.flatMap((group) => factsOfGroup(group))
    expect(reached.toSorted()).toEqual(Object.keys(FACTS).sort())
    const asked = RECHECK_GROUPS.flatMap((group) => factsToRecheck(group))
    expect(asked.toSorted()).toEqual(Object.keys(FACTS).sort())
  })
})

describe('plan and ratings as written', () => {
  it('goals leave out rows nobody has written in', () => {
    const rows = [
      { goal: '应享的救助都办下来', dueOn: '2026-12-01' },
      { goal: '', measures: '' },
    ]
    const goals = goalsOf({ goals: rows })
    expect(goals).toHaveLength(1)
    expect(goals[0]).toMatchObject({ goal: '应享的救助都办下来', dueOn: '2026-12-01', measures: '' })
    expect(goalsOf({})).toEqual([])
  })
  it('an unfinished rating is no part of the history', () => {
    const finished = paper('F06', { outcome: { riskLevel: 'high' } })
    const draft = paper('F06', { status: 'draft' })
    expect(riskHistory([draft, finished, paper('F05')]).map(({ document, level }) => [document, level])).toEqual([
      [finished, 'high'],
    ])
  })
})

describe('the child before and after', () => {
  it('follows the list as it was shown, and the register for a child it did not show', () => {
    rememberChildOrder(() => ['c', 'a', 'gone'])
    expect(neighboursOf('a', ['a', 'b', 'c'])).toEqual({ previous: 'c', next: null })
    expect(neighboursOf('b', ['a', 'b', 'c'])).toEqual({ previous: 'a', next: 'c' })
    expect(neighboursOf('x', ['a'])).toEqual({ previous: null, next: null })
  })
})
