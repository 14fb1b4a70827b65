import { describe, expect, it } from 'vitest'
import { maskedChange, maskedFact } from '../../../src/renderer/ui/masked-fact.ts'

const ID = '11010120150307002X'

describe('numbers of a person where they are only looked at', () => {
  it('have stars, and other facts do not', () => {
    expect(maskedFact('child.idNumber', ID)).toBe('110101********002X')
    expect(maskedFact('child.disabilityCertificate', `${ID}62`)).not.toContain('20150307')
    expect(maskedFact('child.school', ID)).toBe(ID)
    expect(maskedFact('child.idNumber', '')).toBe('')
  })

  it('stay whole in a change that the stars would hide', () => {
    expect(maskedChange('child.idNumber', '', ID)).toEqual(['', '110101********002X'])
    expect(maskedChange('child.idNumber', ID, ID)).toEqual(['110101********002X', '110101********002X'])
    expect(maskedChange('child.idNumber', ID, '11010120160307002X')).toEqual([ID, '11010120160307002X'])
  })
})
