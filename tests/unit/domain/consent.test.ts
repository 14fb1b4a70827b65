import { describe, expect, it } from 'vitest'
import { consentProblem, consentVariant, grantFor, reconsentSince } from '../../../src/domain/consent.ts'
import type { Consent } from '../../../src/domain/records.ts'

const BORN = '2012-11-23'

function paper(change: Partial<Consent> = {}): Consent {
  return {
    id: 'c-1',
    childId: 'child',
    variant: 'guardian',
    signedOn: '2026-03-02',
    guardianName: '林秀琴',
    relation: '奶奶',
    childSigned: true,
    witness: '',
    service: true,
    recipients: [{ name: '海风小学', purpose: '请假', kinds: '康复时间', granted: true, withdrawnOn: null }],
    photo: false,
    publicity: false,
    documentId: null,
    attachmentId: null,
    withdrawn: null,
    byStaffId: 's-1',
    at: '2026-03-02T08:00:00.000Z',
    ...change,
  }
}
const line = (change: Partial<Consent['recipients'][number]>) => ({
  name: '海风小学',
  purpose: '',
  kinds: '',
  granted: true,
  withdrawnOn: null,
  ...change,
})

describe('whose paper is signed', () => {
  it.each([
    [BORN, '2026-11-22', 'guardian'],
    [BORN, '2026-11-23', 'childAndNotice'],
    ['2012-02-29', '2026-02-28', 'guardian'],
    ['2012-02-29', '2026-03-01', 'childAndNotice'],
    ['', '2026-11-23', null],
  ])('born %j, on %s: %s', (birthDate, on, variant) => {
    expect(consentVariant(birthDate, on)).toBe(variant)
  })
})

describe('who may be told', () => {
  const under = { birthDate: BORN, today: '2026-11-22' }
  it('is whoever has a line that says yes, however the name is spaced', () => {
    expect(grantFor([paper()], ' 海风 小学', under)?.consent.id).toBe('c-1')
    expect(grantFor([paper({ recipients: [line({ name: 'ＡＢ中心' })] })], 'AB中心', under)).not.toBeNull()
    expect(grantFor([paper()], '海湾小学', under)).toBeNull()
  })

  it.each([
    ['a line that says no', { recipients: [line({ granted: false })] }],
    ['a line that was taken back', { recipients: [line({ withdrawnOn: '2026-05-01' })] }],
    ['a paper that was taken back', { withdrawn: { on: '2026-05-01', by: '奶奶', reason: '', byStaffId: 's-1' } }],
  ])('is nobody by %s', (_, change) => {
    expect(grantFor([paper(change)], '海风小学', under)).toBeNull()
  })

  it('follows the newest line about that body', () => {
    const later = paper({ id: 'c-2', signedOn: '2026-06-01', recipients: [line({ granted: false })] })
    expect(grantFor([paper(), later], '海风小学', under)).toBeNull()
    const other = paper({ id: 'c-3', signedOn: '2026-07-01', recipients: [line({ name: '残联' })] })
    expect(grantFor([paper(), other], '海风小学', under)?.consent.id).toBe('c-1')
  })

  it('is nobody on the guardian’s word alone from the 14th birthday on', () => {
    const on = { birthDate: BORN, today: '2026-11-23' }
    expect(grantFor([paper()], '海风小学', on)).toBeNull()
    expect(grantFor([paper({ variant: 'childAndNotice' })], '海风小学', on)).not.toBeNull()
  })
})

describe('signing anew at 14', () => {
  it.each([
    ['the day before', '2026-11-22', [paper()], null],
    ['on the birthday', '2026-11-23', [paper()], '2026-11-23'],
    ['a year later still', '2027-12-01', [paper()], '2026-11-23'],
    [
      'once the child signed',
      '2026-12-01',
      [paper(), paper({ id: 'x', variant: 'childAndNotice', signedOn: '2026-11-25' })],
      null,
    ],
    ['when nothing was ever signed', '2026-12-01', [], null],
    [
      'when it was taken back',
      '2026-12-01',
      [paper({ withdrawn: { on: '2026-04-01', by: '奶奶', reason: '', byStaffId: 's' } })],
      null,
    ],
  ])('%s', (_, today, consents, due) => {
    expect(reconsentSince(consents, { birthDate: BORN, today })).toBe(due)
  })
})

describe('a paper that does not go into the register', () => {
  const day = { birthDate: BORN, today: '2026-11-24' }
  it.each([
    ['future', { signedOn: '2026-11-25' }],
    ['variant', { signedOn: '2026-11-23' }],
    ['variant', { variant: 'childAndNotice' as const }],
    ['signer', { guardianName: '' }],
    ['signer', { variant: 'childAndNotice' as const, signedOn: '2026-11-24', childSigned: false }],
    ['twice', { recipients: [line({}), line({ name: '海风小学 ' })] }],
    [null, {}],
    [null, { variant: 'childAndNotice' as const, signedOn: '2026-11-24', guardianName: '' }],
  ])('%s', (why, change) => {
    expect(consentProblem(paper(change), day)).toBe(why)
  })

  it('may be either of the two while nobody knows the birth date', () => {
    expect(consentProblem(paper(), { ...day, birthDate: '' })).toBeNull()
  })
})
