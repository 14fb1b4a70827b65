import { checkCharacter } from '../../../domain/id-number.ts'
import type { Random } from './random.ts'

/** Region 469099 is assigned to no place, so no living person has such a number. The check character is right. */
export function idNumber(random: Random, birthDate: string, sex: '1' | '2'): string {
  const serial = random.int(0, 49) * 2 + (sex === '1' ? 1 : 0)
  const digits = `469099${birthDate.replaceAll('-', '')}${String(random.int(0, 9))}${String(serial).padStart(2, '0')}`
  return `${digits}${checkCharacter(digits)}`
}

export function mobile(random: Random): string {
  return `199000${String(random.int(0, 99_999)).padStart(5, '0')}`
}
