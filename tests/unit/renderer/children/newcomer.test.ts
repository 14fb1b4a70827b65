import { describe, expect, it } from 'vitest'
import { factsInIdNumber, factsToRegister, NOBODY } from '../../../../src/renderer/features/children/newcomer.ts'

const ID = '11010519491231002X'

describe('a child not on file yet', () => {
  it('registers only what was typed', () => {
    const facts = { 'child.name': ' 陈小满 ', 'child.sex': '', 'child.birthDate': '2017-09-04', 'guardian.phone': '' }
    expect(factsToRegister({ ...NOBODY, facts })).toEqual({ 'child.name': '陈小满', 'child.birthDate': '2017-09-04' })
    expect(factsToRegister(NOBODY)).toEqual({})
  })

  it('says that a number is a resident ID only when it has that shape', () => {
    expect(factsToRegister({ ...NOBODY, facts: { 'child.idNumber': ID } })['child.idType']).toBe('residentId')
    expect(factsToRegister({ ...NOBODY, facts: { 'child.idNumber': 'T460001234' } })['child.idType']).toBeUndefined()
  })

  it('offers birth date and sex out of a right ID number, and never over what is written', () => {
    expect(factsInIdNumber({ ...NOBODY, facts: { 'child.idNumber': ID } })).toEqual({
      'child.sex': '2',
      'child.birthDate': '1949-12-31',
    })
    const facts = { 'child.idNumber': ID, 'child.sex': '1', 'child.birthDate': '2017-09-04' }
    expect(factsInIdNumber({ ...NOBODY, facts })).toBeNull()
    expect(factsInIdNumber({ ...NOBODY, facts: { 'child.idNumber': '110105194912310021' } })).toBeNull()
  })
})
