import type { FactValues } from '../../../verbs/children/facts-input.ts'
import { adultName, surname, type Sex } from './names.ts'
import { mobile } from './numbers.ts'
import type { Random } from './random.ts'
import type { Situation } from './situations.ts'

const WORK = [
  '建筑工地',
  '快递分拣',
  '餐饮后厨',
  '保洁',
  '渔船帮工',
  '家政',
  '出租车夜班',
  '小卖部',
  '厂里流水线',
] as const
const HEALTH = ['健康', '健康', '高血压，服药控制', '腰椎间盘突出', '糖尿病', '听力下降', '健康'] as const

/** Parents and the actual guardian, with the facts about them. @param metOn YYYY-MM-DD */
export function makeAdults(random: Random, family: string, situation: Situation, metOn: string) {
  const year = Number(metOn.slice(0, 4))
  const familyName = family.length > 2 ? surname(random) : family
  const father = {
    name: adultName(random, familyName, '1'),
    birthYear: year - random.int(27, 46),
    phone: mobile(random),
  }
  const mother = {
    name: adultName(random, surname(random), '2'),
    birthYear: year - random.int(25, 43),
    phone: mobile(random),
  }
  const reachable = (status: readonly string[]) => status.includes('normal') || status.includes('gravelyIll')
  const guardian = makeGuardian(random, familyName, situation, father, mother, year)
  const present = guardian.relation === '母亲' ? ('52' as const) : guardian.relation === '父亲' ? ('51' as const) : null
  const gravelyIll = situation.fatherStatus.includes('gravelyIll')
  const fatherHealth = gravelyIll ? '尿毒症，每周透析三次' : '健康'
  const fatherWork = random.pick(WORK)
  const members = [
    {
      name: guardian.name,
      sex: guardian.sex,
      relation: guardian.kin,
      age: guardian.age,
      health: guardian.health,
      occupation: guardian.work,
      income: random.int(8, 36) * 100,
    },
    ...(present === '52' && reachable(situation.fatherStatus)
      ? [
          {
            name: father.name,
            sex: '1',
            relation: '51',
            age: year - father.birthYear,
            health: fatherHealth,
            occupation: gravelyIll ? '无业' : fatherWork,
            income: gravelyIll ? 0 : random.int(18, 48) * 100,
          },
        ]
      : []),
  ]
  const facts: FactValues = {
    'father.name': father.name,
    'father.birthYear': father.birthYear,
    'father.status': [...situation.fatherStatus],
    'father.health': fatherHealth,
    'father.work': situation.fatherStatus.includes('normal') ? fatherWork : '',
    'father.phone': reachable(situation.fatherStatus) ? father.phone : '',
    'father.lastContact': situation.fatherStatus.includes('imprisoned') ? `${year}年会见一次` : '',
    'mother.name': mother.name,
    'mother.birthYear': mother.birthYear,
    'mother.status': [...situation.motherStatus],
    'mother.health': '健康',
    'mother.work': situation.motherStatus.includes('normal') ? random.pick(WORK) : '',
    'mother.phone': reachable(situation.motherStatus) ? mother.phone : '',
    'mother.lastContact': situation.motherStatus.includes('outOfContact') ? `${year - random.int(1, 3)}年春节` : '',
    'guardian.name': guardian.name,
    'guardian.relation': guardian.relation,
    'guardian.age': guardian.age,
    'guardian.health': guardian.health,
    'guardian.education': random.pick(['80', '80', '70', '60']),
    'guardian.marriage': random.pick(['20', '20', '30', '40']),
    'guardian.work': guardian.work,
    'guardian.phone': guardian.phone,
    'guardian.entrusted': 'no',
    'household.members': members,
  }
  return { guardian, facts }
}

const GRANDPARENTS: readonly { readonly relation: string; readonly kin: string; readonly sex: Sex }[] = [
  { relation: '祖母', kin: '62', sex: '2' },
  { relation: '祖父', kin: '61', sex: '1' },
  { relation: '外祖母', kin: '64', sex: '2' },
]

interface Adult {
  readonly name: string
  readonly birthYear: number
  readonly phone: string
}

function makeGuardian(
  random: Random,
  family: string,
  situation: Situation,
  father: Adult,
  mother: Adult,
  year: number,
) {
  const health = random.pick(HEALTH)
  switch (situation.guardian) {
    case 'mother':
      return { ...person(mother, year), sex: '2', relation: '母亲', kin: '52', health, work: random.pick(WORK) }
    case 'father':
      return { ...person(father, year), sex: '1', relation: '父亲', kin: '51', health, work: random.pick(WORK) }
    case 'uncle':
      return {
        name: adultName(random, family, '1'),
        age: random.int(30, 52),
        phone: mobile(random),
        sex: '1',
        relation: '叔父',
        kin: '83',
        health,
        work: random.pick(WORK),
      }
    case 'grandparent': {
      const { relation, kin, sex } = random.pick(GRANDPARENTS)
      const name = adultName(random, relation === '祖父' ? family : surname(random), sex)
      return { name, age: random.int(56, 78), phone: mobile(random), sex, relation, kin, health, work: '务农' }
    }
  }
}

function person({ name, birthYear, phone }: Adult, year: number) {
  return { name, age: year - birthYear, phone }
}
