import { checkCharacter } from '../../../src/domain/id-number.ts'
import { oldForm } from '../../../src/domain/likeness.ts'
import { lunarOf } from '../../../src/domain/lunar.ts'
import type { OnFile } from '../../../src/domain/duplicates.ts'

/**
 * Two files each: of one child written down twice with the slips people make, or of two children who look alike. Made
 * from a seed, so that a failure can be looked at again.
 */
export interface FilePair {
  /** What was done to the second. */
  readonly how: string
  readonly one: OnFile
  readonly other: OnFile
}

export function duplicatePairs(seed: number, count: number): readonly FilePair[] {
  const make = maker(seed)
  return Array.from({ length: count }, (_, at) => duplicate(make, at))
}

export function lookAlikePairs(seed: number, count: number): readonly FilePair[] {
  const make = maker(seed)
  return Array.from({ length: count }, (_, at) => lookAlike(make, at))
}

type Maker = ReturnType<typeof maker>

const SURNAMES = Array.from('陈林黄王李张吴符邢曾单解仇朴区查吕翟覃')
const GIVEN = Array.from('小满一诺子涵梓轩雨桐浩宇欣怡俊杰思琪嘉文博佳天佑晓明婷强丽')
/** Characters read alike. */
const HOMOPHONES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    '小晓',
    '满曼',
    '一怡',
    '诺糯',
    '子紫',
    '涵寒',
    '梓紫',
    '轩宣',
    '雨宇',
    '桐童',
    '浩皓',
    '宇雨',
    '欣心',
    '怡宜',
    '俊峻',
  ]
    .concat([
      '杰洁',
      '思司',
      '琪琦',
      '嘉佳',
      '文雯',
      '博伯',
      '佳嘉',
      '天添',
      '佑佑',
      '晓小',
      '明铭',
      '婷廷',
      '强强',
      '丽莉',
    ])
    .map((pair) => [pair.slice(0, 1), pair.slice(1)]),
)

function maker(seed: number) {
  let state = seed
  let made = 0
  const number = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[number(list.length)]
    if (picked === undefined) throw new Error('nothing to pick')
    return picked
  }
  const two = (value: number) => String(value).padStart(2, '0')
  const day = () => `${2009 + number(16)}-${two(1 + number(12))}-${two(1 + number(28))}`
  const phone = () => `13${String(number(1_000_000_000)).padStart(9, '0')}`
  const given = () => pick(GIVEN) + pick(GIVEN)
  const idOf = (birthDate: string, sex: string) => {
    const digits = `46010${1 + number(8)}${birthDate.replaceAll('-', '')}${two(number(100))}${number(5) * 2 + Number(sex === '1')}`
    return digits + checkCharacter(digits)
  }
  const child = (): OnFile & { readonly sex: string; readonly guardianName: string } => {
    const birthDate = day()
    const sex = pick(['1', '2'])
    made += 1
    return {
      childId: `c${made}`,
      householdId: `h${made}`,
      name: pick(SURNAMES) + given(),
      formerName: '',
      sex,
      birthDate,
      idNumber: idOf(birthDate, sex),
      guardianName: pick(SURNAMES) + given(),
      phones: [phone()],
    }
  }
  const again = <Known extends OnFile>(known: Known): Known => {
    made += 1
    return { ...known, childId: `c${made}`, householdId: `h${made}` }
  }
  return { number, pick, day, phone, given, idOf, child, again, two }
}

/** The slips, one after the other; each file has one, half of the second ones have no document number either. */
const SLIPS: readonly (readonly [string, (known: ReturnType<Maker['child']>, make: Maker) => Partial<OnFile>])[] = [
  ['one digit of the number mistyped', ({ idNumber }, make) => ({ idNumber: withOneOther(idNumber, make) })],
  ['two digits of the number swapped', ({ idNumber }, make) => ({ idNumber: withTwoSwapped(idNumber, make) })],
  ['one digit of the number left out', ({ idNumber }) => ({ idNumber: idNumber.slice(0, 9) + idNumber.slice(10) })],
  ['the old number of 15 digits', ({ idNumber }) => ({ idNumber: oldForm(idNumber) })],
  ['other characters of the same sound', ({ name }) => ({ name: homophone(name), idNumber: '' })],
  [
    'other characters, other phone',
    ({ name }, make) => ({ name: homophone(name), idNumber: '', phones: [make.phone()] }),
  ],
  ['a blank in the name', ({ name }) => ({ name: `${name.slice(0, 1)} ${name.slice(1)}`, idNumber: '' })],
  ['surname behind', ({ name }) => ({ name: name.slice(1) + name.slice(0, 1), idNumber: '' })],
  ['the lunar date', ({ birthDate }) => ({ birthDate: lunarDay(birthDate), idNumber: '' })],
  ['day and month swapped', ({ birthDate }) => ({ birthDate: swapped(birthDate), idNumber: '' })],
  ['only the month known', ({ birthDate }) => ({ birthDate: `${birthDate.slice(0, 7)}-01`, idNumber: '' })],
  ['no birth date', () => ({ birthDate: '', idNumber: '' })],
  ['another phone', (_, make) => ({ phones: [make.phone()], idNumber: '' })],
  [
    'the former name is the name now',
    ({ name }, make) => ({ name: make.pick(SURNAMES) + make.given(), formerName: name, idNumber: '' }),
  ],
  [
    "the mother's surname after a divorce",
    ({ name }, make) => ({ name: make.pick(SURNAMES) + name.slice(1), idNumber: '' }),
  ],
  ['a wrong year, the same name and phone', ({ birthDate }) => ({ birthDate: yearLater(birthDate), idNumber: '' })],
  [
    'a wrong day, the same name and guardian',
    (_, make) => ({ birthDate: make.day(), phones: [make.phone()], idNumber: '' }),
  ],
  [
    'the same number, everything else written anew',
    (_, make) => ({ name: make.pick(SURNAMES) + make.given(), phones: [] }),
  ],
  // Nothing left to tell it by but the name: not every pair can be found.
  ['only the name is left', () => ({ birthDate: '', phones: [], idNumber: '', guardianName: '' })],
]
/** The last of the slips leaves nothing; it is made once for so many others. */
const HOPELESS_EVERY = 50

function duplicate(make: Maker, at: number): FilePair {
  const one = make.child()
  const slip = at % HOPELESS_EVERY === HOPELESS_EVERY - 1 ? SLIPS.at(-1) : SLIPS[at % (SLIPS.length - 1)]
  if (slip === undefined) throw new Error('no slip')
  return { how: slip[0], one, other: { ...make.again(one), ...slip[1](one, make) } }
}

/** Two children; the second is like the first in what a family or chance shares. */
const LIKENESSES: readonly (readonly [string, (known: ReturnType<Maker['child']>, make: Maker) => Partial<OnFile>])[] =
  [
    ['a brother or sister', ({ name }, make) => ({ name: name.slice(0, 1) + otherThan(name.slice(1), make) })],
    [
      'a twin with another name',
      ({ name, birthDate, idNumber, sex }, make) => ({
        name: name.slice(0, 2) + otherThan(name.slice(2), make),
        birthDate,
        sex,
        idNumber: nextNumber(idNumber),
      }),
    ],
    [
      'a twin with another name and no number',
      ({ name, birthDate }, make) => ({
        name: name.slice(0, 1) + otherThan(name.slice(1), make),
        birthDate,
        idNumber: '',
      }),
    ],
    [
      'the same name, other birth date and guardian',
      ({ name }, make) => ({ name, phones: [make.phone()], guardianName: make.pick(SURNAMES) + make.given() }),
    ],
    [
      'the same sound, other birth date and guardian',
      ({ name }, make) => ({
        name: homophone(name),
        phones: [make.phone()],
        guardianName: make.pick(SURNAMES) + make.given(),
      }),
    ],
    ['a cousin at the same phone', (_, make) => ({ name: make.pick(SURNAMES) + make.given() })],
    [
      'born on the same day in the same street',
      ({ birthDate, sex }, make) => ({
        birthDate,
        idNumber: make.idOf(birthDate, sex),
        phones: [make.phone()],
        guardianName: make.pick(SURNAMES) + make.given(),
      }),
    ],
    [
      'a younger one with a name that sounds alike',
      ({ name, birthDate }) => ({ name: homophone(name), birthDate: yearLater(yearLater(birthDate)) }),
    ],
    [
      'the same name and day, another number and home',
      ({ name, birthDate, sex }, make) => ({
        name,
        birthDate,
        idNumber: make.idOf(birthDate, sex),
        phones: [make.phone()],
        guardianName: make.pick(SURNAMES) + make.given(),
      }),
    ],
  ]

function lookAlike(make: Maker, at: number): FilePair {
  const one = make.child()
  const likeness = LIKENESSES[at % LIKENESSES.length]
  if (likeness === undefined) throw new Error('no likeness')
  const stranger = make.child()
  // A family shares phone and guardian; what else is alike comes from the likeness.
  const family = { ...stranger, phones: one.phones, guardianName: one.guardianName }
  return { how: likeness[0], one, other: { ...family, ...likeness[1](one, make) } }
}

function homophone(name: string): string {
  const characters = Array.from(name)
  return [characters[0], ...characters.slice(1).map((character) => HOMOPHONES[character] ?? character)].join('')
}

function otherThan(given: string, make: Maker): string {
  for (;;) {
    const other = Array.from(make.given()).slice(0, given.length).join('')
    // Twins are not called alike: neither by the same characters nor by the same sound.
    if (![given, homophone(`x${given}`).slice(1)].includes(other) && homophone(`x${other}`).slice(1) !== given)
      return other
  }
}

function withOneOther(number: string, make: Maker): string {
  const at = 6 + make.number(11)
  const digit = (Number(number[at]) + 1 + make.number(9)) % 10
  return number.slice(0, at) + String(digit) + number.slice(at + 1)
}

function withTwoSwapped(number: string, make: Maker): string {
  const able = [7, 8, 11, 12, 15].filter((at) => number[at] !== number[at + 1])
  const at = able.length === 0 ? 0 : make.pick(able)
  return number.slice(0, at) + (number[at + 1] ?? '') + (number[at] ?? '') + number.slice(at + 2)
}

/** The number of somebody registered next: serial two on, so that the sex stays. */
function nextNumber(number: string): string {
  const serial = (Number(number.slice(14, 17)) + 2) % 1000
  const digits = number.slice(0, 14) + String(serial).padStart(3, '0')
  return digits + checkCharacter(digits)
}

function lunarDay(date: string): string {
  const lunar = lunarOf(date) ?? date
  // 二月三十 is no day anybody can file.
  return Number(lunar.slice(8)) > 28 ? date : lunar
}

function swapped(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return Number(day) <= 12 ? `${year}-${day}-${month}` : date
}

function yearLater(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`
}
