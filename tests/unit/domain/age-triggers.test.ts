import { describe, expect, it } from 'vitest'
import { ageTriggers, type AgeingChild } from '../../../src/domain/age-triggers.ts'
import type { Facts } from '../../../src/domain/facts.ts'

const TODAY = '2026-11-28'
const fact = (value: string | string[], verifiedOn = '2020-01-01') => ({ value, verifiedOn, documentId: null })
const born = (birthDate: string, facts: Facts = {}, more: Partial<AgeingChild> = {}): AgeingChild => ({
  status: 'inService',
  facts: { 'child.birthDate': fact(birthDate), ...facts },
  consents: [],
  ...more,
})
const SCHOOLED: Facts = { 'child.school': fact('海风小学', '2026-01-01') }
const consent = (signedOn: string, variant: 'guardian' | 'childAndNotice', childSigned: boolean) => ({
  ...{ signedOn, variant, childSigned, withdrawn: null },
})
const ages = (child: AgeingChild) => ageTriggers(child, TODAY).map(({ age, daysLeft }) => [age, daysLeft])

describe('birthdays that ask for something', () => {
  it.each<[string, AgeingChild, (readonly [number, number])[]]>([
    ['in thirty days', born('2023-12-28'), [[3, 30]]],
    ['not in thirty-one', born('2023-12-29'), []],
    ['today', born('2020-11-28'), [[6, 0]]],
    ['no age between them', born('2016-12-01'), []],
    ['a day past, nothing said since', born('2023-11-27'), [[3, -1]]],
    ['past, the schooling verified since', born('2020-09-01', { 'child.school': fact('海风小学', '2026-09-02') }), []],
    [
      'past, the schooling verified before',
      born('2020-09-01', { 'child.school': fact('海风小学', '2026-08-01') }),
      [[6, -88]],
    ],
    ['more than a year past', born('2019-09-01'), []],
    ['7 without a disability', born('2019-12-01', SCHOOLED), []],
    ['7 with rehabilitation', born('2019-12-01', { ...SCHOOLED, 'child.rehabProvider': fact('康复中心') }), [[7, 3]]],
    [
      '8, the guardian alone has signed',
      born('2018-06-01', {}, { consents: [consent('2025-01-01', 'guardian', false)] }),
      [[8, -180]],
    ],
    [
      '8, the child has signed since',
      born('2018-06-01', {}, { consents: [consent('2026-06-02', 'guardian', true)] }),
      [],
    ],
    ['14, no consent on file, lately', born('2012-11-01'), [[14, -27]]],
    ['14, no consent on file, long ago', born('2012-06-01'), []],
    [
      '14, only the guardian has consented',
      born('2011-06-01', {}, { consents: [consent('2020-01-01', 'guardian', true)] }),
      [[14, -545]],
    ],
    ['14, its own consent', born('2012-06-01', {}, { consents: [consent('2026-06-10', 'childAndNotice', true)] }), []],
    ['16 and still left behind', born('2010-06-01', { 'child.categories': fact(['leftBehind']) }), [[16, -180]]],
    ['16 for another reason', born('2010-06-01', { 'child.categories': fact(['orphan']) }), []],
    ['18 and still on the register', born('2008-11-01'), [[18, -27]]],
    ['18 and closed', born('2008-11-01', {}, { status: 'cameOfAge' }), []],
    ['born on 29 February: 1 March', born('2008-02-29'), [[18, -272]]],
    ['no birth date', { status: 'registered', facts: {}, consents: [] }, []],
    ['no day at all', born('2023-12'), []],
  ])('%s', (_, child, expected) => {
    expect(ages(child)).toEqual(expected)
  })
})
