import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  certificateAgrees,
  checkCharacter,
  idNumberBoxes,
  maskIdNumber,
  readDisabilityCertificate,
  readIdNumber,
} from '../../../src/domain/id-number.ts'

describe('GB 11643-1999', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', '2'],
    ['440524188001010014', '1880-01-01', '1'],
    ['460105201705210037', '2017-05-21', '1'],
    ['11010519491231002x', '1949-12-31', '2'],
    ['１１０１０５１９４９１２３１００２Ｘ', '1949-12-31', '2'],
    ['110105 19491231 002X', '1949-12-31', '2'],
  ])('%s is right: born %s, sex %s', (number, birthDate, sex) => {
    expect(readIdNumber(number)).toEqual({
      region: expect.stringMatching(/^\d{6}$/) as string,
      birthDate,
      sex,
      checksumRight: true,
    })
  })

  it('finds any single wrong digit', () => {
    fc.assert(
      fc.property(fc.nat(16), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const right = '460105201705210037'
        const wrong = (Number(right[at]) + by) % 10
        expect(readIdNumber(right.slice(0, at) + String(wrong) + right.slice(at + 1))?.checksumRight).toBe(false)
      }),
    )
  })

  it('completes any 17 digits to a right number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{17}$/), (digits) => {
        expect(readIdNumber(digits + checkCharacter(digits))?.checksumRight).toBe(true)
      }),
    )
  })

  it('knows no date of birth where there is none', () => {
    const digits = '46010520170230003'
    expect(readIdNumber(digits + checkCharacter(digits))?.birthDate).toBeNull()
  })

  it.each([[''], ['46010520170521'], ['4601052017052100371'], ['H12345678'], ['没有'], ['46010520170521003Y']])(
    '%j has not its shape',
    (number) => {
      expect(readIdNumber(number)).toBeNull()
    },
  )
})

describe('masking', () => {
  it.each([
    ['460105201705211234', '460105********1234'],
    ['11010519491231002x', '110105********002X'],
    ['H12345678', '*******78'],
    ['12', '*2'],
    ['', ''],
  ])('%s → %s', (number, masked) => {
    expect(maskIdNumber(number)).toBe(masked)
  })

  it('never shows the date of birth', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (number) => {
        expect(maskIdNumber(number).slice(6, 14)).toBe('********')
        expect(maskIdNumber(number)).toHaveLength(18)
      }),
    )
  })
})

describe('the 18 boxes', () => {
  it('hold one character each, the rest stays empty', () => {
    expect(idNumberBoxes('11010519491231002x')?.join('')).toBe('11010519491231002X')
    expect(idNumberBoxes('H123')).toEqual(['H', '1', '2', '3', ...Array.from({ length: 14 }, () => '')])
    expect(idNumberBoxes('')).toHaveLength(18)
  })

  it('refuse what does not fit', () => {
    expect(idNumberBoxes('1234567890123456789')).toBeNull()
  })
})

describe('disability certificates: ID number, kind, grade', () => {
  const number = '460105201705210037'

  it('are read', () => {
    expect(readDisabilityCertificate(`${number}62`)).toEqual({ idNumber: number, kind: '6', grade: '2' })
    expect(readDisabilityCertificate(`${number}62B1`)).toEqual({ idNumber: number, kind: '6', grade: '2' })
    expect(readDisabilityCertificate(`${number}82`)).toBeNull()
    expect(readDisabilityCertificate(`${number}65`)).toBeNull()
    expect(readDisabilityCertificate(number)).toBeNull()
  })

  it.each<[string, string, readonly string[], string, boolean]>([
    ['all agree', number, ['6'], '2', true],
    ['nothing else written', '', [], '', true],
    ['another ID number', '11010519491231002X', ['6'], '2', false],
    ['another kind', number, ['4'], '2', false],
    ['one of several kinds', number, ['4', '6'], '2', true],
    ['another grade', number, ['6'], '1', false],
  ])('%s', (_, idNumber, kinds, grade, agrees) => {
    expect(certificateAgrees(`${number}62`, { idNumber, kinds, grade })).toBe(agrees)
  })

  it('kind 7 stands for several kinds', () => {
    expect(certificateAgrees(`${number}71`, { idNumber: number, kinds: ['4', '6'], grade: '1' })).toBe(true)
    expect(certificateAgrees(`${number}71`, { idNumber: number, kinds: ['4'], grade: '1' })).toBe(false)
  })
})
