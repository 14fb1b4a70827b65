import { ageOn } from '../../../domain/dates.ts'
import type { FactValues } from '../../../verbs/children/facts-input.ts'
import type { SampleChild, SampleFamily } from './families.ts'
import { adultName, surname, surnameOf } from './names.ts'
import { idNumber, mobile } from './numbers.ts'
import type { Random } from './random.ts'

const SCHOOLS = ['海风小学', '长堤小学', '向荣中心小学', '星湖第二小学'] as const
const MIDDLE = ['星湖中学', '椰林中学', '望潮初级中学'] as const

/** What is known of a child when the file is opened. */
export function childFacts(random: Random, family: SampleFamily, child: SampleChild): FactValues {
  const age = ageOn(child.birthDate, family.metOn) ?? 8
  const disabled = family.situation.categories.includes('ownDisability')
  const hasId = random.chance(0.93)
  const number = idNumber(random, child.birthDate, child.sex)
  return {
    'child.name': child.name,
    'child.formerName': random.chance(0.05)
      ? `${surnameOf(child.name).slice(0, 2)}${random.pick(['小妹', '阿弟', '石头', '妹仔'])}`
      : '',
    'child.alias': `${random.pick(['阿', '小'])}${Array.from(child.name).at(-1) ?? '星'}`,
    'child.sex': child.sex,
    'child.ethnicGroup': child.ethnicGroup,
    'child.birthDate': child.birthDate,
    'child.idType': hasId ? 'residentId' : 'birthCertificate',
    'child.idNumber': hasId ? number : `P46${String(random.int(1_000_000, 9_999_999))}`,
    'child.hukouStatus': random.chance(0.97) ? 'registered' : 'none',
    'child.hukouAddress': random.chance(0.8) ? family.address : '外省农村，随父母迁来',
    'child.livingWith': [...family.situation.livingWith],
    'child.categories': [...family.situation.categories],
    'child.recognisedOn': random.chance(0.7) ? family.metOn : '',
    'child.nationalRegister': random.chance(0.75) ? 'yes' : 'no',
    'child.health': disabled ? ['disabled'] : random.chance(0.12) ? ['ill'] : ['healthy'],
    'child.disease': random.pick(['哮喘', '地中海贫血', '癫痫，服药控制', '先天性心脏病术后']),
    'child.disabilityKind': [random.pick(['1', '2', '4', '5', '6'])],
    'child.disabilityGrade': random.pick(['1', '2', '3', '4']),
    'child.insurance': '城乡居民医保',
    'child.vaccination': random.chance(0.9) ? '按程序接种' : '缺一针，已约补种',
    'child.allergy': random.chance(0.1) ? '青霉素' : '无',
    'child.rehabProvider': disabled ? '星湖市康复中心' : '',
    'child.rehabFrequency': disabled ? '每周两次' : '',
    ...schooling(random, age),
    'child.discoveredBy': random.pick(['community', 'school', 'visit', 'self', 'hospital', 'hotline']),
  }
}

/** Kindergarten or school by age. */
export function schooling(random: Random, age: number): FactValues {
  const teacher = { 'child.teacher': adultName(random, surname(random), '2'), 'child.teacherPhone': mobile(random) }
  if (age < 3) return { 'child.schoolStage': 'beforeKindergarten', 'child.school': '', 'child.grade': '' }
  if (age < 6)
    return {
      'child.schoolStage': 'kindergarten',
      'child.school': '星湖街道中心幼儿园',
      'child.grade': `${'小中大'.charAt(age - 3)}班`,
      ...teacher,
    }
  if (age < 12)
    return {
      'child.schoolStage': 'primary',
      'child.school': random.pick(SCHOOLS),
      'child.grade': `${'一二三四五六'.charAt(age - 6)}年级${random.int(1, 4)}班`,
      'child.boarding': 'no',
      ...teacher,
    }
  if (age < 15)
    return {
      'child.schoolStage': 'juniorSecondary',
      'child.school': random.pick(MIDDLE),
      'child.grade': `${'七八九'.charAt(age - 12)}年级${random.int(1, 6)}班`,
      'child.boarding': random.chance(0.4) ? 'yes' : 'no',
      ...teacher,
    }
  const vocational = random.chance(0.5)
  return {
    'child.schoolStage': vocational ? 'vocational' : 'seniorSecondary',
    'child.school': vocational ? '星湖中等职业学校' : '星湖市第一中学',
    'child.grade': `${['高一', '高二', '高三'][age - 15] ?? '高三'}${random.int(1, 9)}班`,
    'child.boarding': random.chance(0.7) ? 'yes' : 'no',
    ...teacher,
  }
}
