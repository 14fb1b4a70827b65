import type { FactValues } from '../../../verbs/children/facts-input.ts'
import { dayBetween } from './calendar.ts'
import { makeAdults } from './adults.ts'
import { childName, otherName, surname, surnameOf, type Sex } from './names.ts'
import type { Random } from './random.ts'
import { SITUATIONS, type Situation } from './situations.ts'

export interface SampleChild {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: string
  readonly ethnicGroup: string
}

export interface SampleFamily {
  readonly situation: Situation
  /** The day the station met the family, YYYY-MM-DD. */
  readonly metOn: string
  readonly community: string
  readonly address: string
  readonly guardian: { readonly name: string; readonly relation: string; readonly phone: string }
  /** Facts all children of the household share. */
  readonly facts: FactValues
  readonly children: readonly SampleChild[]
}

const COMMUNITIES = [
  ['海风', '海风路'],
  ['长堤', '长堤横街'],
  ['向荣', '向荣一巷'],
  ['椰林', '椰林北路'],
  ['金湾', '金湾新村'],
  ['望潮', '望潮里'],
] as const

/**
 * A family met on a day.
 * @param wanted names that must come first; as many are taken as share the first one's surname
 */
export function makeFamily(random: Random, metOn: string, wanted: readonly string[], most: number): SampleFamily {
  const situation = random.weighted(SITUATIONS.map((one) => [one, one.share] as const))
  const asked = wanted[0]
  const family = asked === undefined ? surname(random) : surnameOf(asked)
  const size = Math.min(
    most,
    random.weighted([
      [1, 62],
      [2, 30],
      [3, 8],
    ]),
  )
  const stranger = wanted.findIndex((name) => surnameOf(name) !== family)
  const names = wanted.slice(0, stranger === -1 ? size : Math.min(size, stranger))
  const count = asked === undefined ? size : names.length
  const children = Array.from({ length: count }, (_, at) => makeChild(random, family, names[at], metOn))
  const [communityName, street] = random.pick(COMMUNITIES)
  const address = `星湖市星湖区${street}${random.int(1, 188)}号${random.int(1, 18)}栋${random.int(101, 1204)}房`
  const adults = makeAdults(random, family, situation, metOn)
  return {
    situation,
    metOn,
    community: `${communityName}社区`,
    address,
    guardian: adults.guardian,
    facts: {
      ...adults.facts,
      'household.address': address,
      'household.community': `${communityName}社区`,
      ...economy(random, situation),
    },
    children,
  }
}

function makeChild(random: Random, family: string, wanted: string | undefined, metOn: string): SampleChild {
  const sex: Sex = random.chance(0.52) ? '1' : '2'
  const year = Number(metOn.slice(0, 4))
  const birthDate = dayBetween(random, `${year - 15}-01-01`, `${year - 2}-12-28`)
  if (wanted !== undefined) return { name: wanted, sex, birthDate, ethnicGroup: '01' }
  if (random.chance(0.025)) {
    const [name, ethnicGroup] = otherName(random, sex)
    return { name, sex, birthDate, ethnicGroup }
  }
  const ethnicGroup = random.weighted([
    ['01', 80],
    ['19', 15],
    ['06', 3],
    ['08', 2],
  ])
  return { name: childName(random, family, sex), sex, birthDate, ethnicGroup }
}

function economy(random: Random, situation: Situation): FactValues {
  const [from, to] = situation.income
  return {
    'household.monthlyIncome': random.int(from / 100, to / 100) * 100,
    'household.incomeSources': [...situation.incomeSources],
    'household.mainExpenses': random.pick(['房租、伙食', '医药、伙食', '学费、伙食', '康复、交通', '伙食、水电']),
    'household.housing': random.pick(['rented', 'rented', 'selfBuilt', 'owned', 'publicRental', 'lent']),
    'household.floorArea': random.int(18, 96),
    'household.hazards': random.chance(0.18)
      ? random.pick(['电线老化、插座裸露', '屋顶漏雨', '靠近水塘无护栏', '窗户没有护栏'])
      : '',
    'household.benefits': [...situation.benefits],
    'household.benefitDetails': situation.benefits.length > 0 ? '已按月发放，存折由监护人保管' : '',
  }
}
