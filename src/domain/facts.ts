import type { Localized } from './localized.ts'
import { z } from './zod.ts'

/**
 * The facts a station keeps of a child and of the household, each with the day it was last verified
 * (核实日期). A form field that names a fact is filled from it, and offers to update it.
 *
 * A household's facts are shared by the siblings in it.
 */
export const FACTS = {
  'child.name': { owner: 'child', shape: 'text', label: { zh: '姓名', en: 'Name' } },
  'child.formerName': { owner: 'child', shape: 'text', label: { zh: '曾用名', en: 'Former name' } },
  'child.petName': { owner: 'child', shape: 'text', label: { zh: '小名', en: 'Pet name' } },
  'child.alias': { owner: 'child', shape: 'text', label: { zh: '代称', en: 'Alias' } },
  'child.sex': { owner: 'child', shape: 'code', label: { zh: '性别', en: 'Sex' } },
  'child.ethnicGroup': { owner: 'child', shape: 'code', label: { zh: '民族', en: 'Ethnic group' } },
  'child.birthDate': { owner: 'child', shape: 'date', label: { zh: '出生日期', en: 'Date of birth' } },
  'child.idType': { owner: 'child', shape: 'code', label: { zh: '证件类型', en: 'Document type' } },
  'child.idNumber': { owner: 'child', shape: 'text', label: { zh: '证件号码', en: 'Document number' } },
  'child.hukouStatus': { owner: 'child', shape: 'code', label: { zh: '户籍状态', en: 'Household registration' } },
  'child.hukouAddress': { owner: 'child', shape: 'text', label: { zh: '户籍地址', en: 'Registered address' } },
  'child.livingWith': { owner: 'child', shape: 'codes', label: { zh: '居住状况', en: 'Lives with' } },
  'child.categories': { owner: 'child', shape: 'codes', label: { zh: '类别', en: 'Categories' } },
  'child.categoryOther': { owner: 'child', shape: 'text', label: { zh: '其他类别', en: 'Other category' } },
  'child.recognisedOn': { owner: 'child', shape: 'date', label: { zh: '认定日期', en: 'Recognised on' } },
  'child.recognisedBy': { owner: 'child', shape: 'text', label: { zh: '认定文号', en: 'Recognition document' } },
  'child.nationalRegister': { owner: 'child', shape: 'code', label: { zh: '系统在册', en: 'On national register' } },
  'child.health': { owner: 'child', shape: 'codes', label: { zh: '健康状况', en: 'Health' } },
  'child.disease': { owner: 'child', shape: 'text', label: { zh: '病种', en: 'Disease' } },
  'child.behaviour': { owner: 'child', shape: 'text', label: { zh: '心理行为', en: 'Behaviour' } },
  'child.disabilityKind': { owner: 'child', shape: 'codes', label: { zh: '残疾类别', en: 'Kind of disability' } },
  'child.disabilityGrade': { owner: 'child', shape: 'code', label: { zh: '残疾等级', en: 'Grade of disability' } },
  'child.disabilityCertificate': {
    owner: 'child',
    shape: 'text',
    label: { zh: '残疾人证号', en: 'Disability certificate' },
  },
  'child.insurance': { owner: 'child', shape: 'text', label: { zh: '医疗保险', en: 'Medical insurance' } },
  'child.vaccination': { owner: 'child', shape: 'text', label: { zh: '疫苗接种', en: 'Vaccination' } },
  'child.allergy': { owner: 'child', shape: 'text', label: { zh: '过敏', en: 'Allergy' } },
  'child.medication': { owner: 'child', shape: 'text', label: { zh: '长期用药', en: 'Medication' } },
  'child.rehabProvider': { owner: 'child', shape: 'text', label: { zh: '康复机构', en: 'Rehabilitation provider' } },
  'child.rehabFrequency': { owner: 'child', shape: 'text', label: { zh: '康复频次', en: 'Rehabilitation frequency' } },
  'child.schoolStage': { owner: 'child', shape: 'code', label: { zh: '就学状态', en: 'Schooling' } },
  'child.dropoutReason': { owner: 'child', shape: 'text', label: { zh: '失学原因', en: 'Reason for leaving school' } },
  'child.school': { owner: 'child', shape: 'text', label: { zh: '就读学校', en: 'School' } },
  'child.grade': { owner: 'child', shape: 'text', label: { zh: '年级班级', en: 'Grade and class' } },
  'child.teacher': { owner: 'child', shape: 'text', label: { zh: '班主任', en: 'Class teacher' } },
  'child.teacherPhone': { owner: 'child', shape: 'text', label: { zh: '班主任电话', en: "Teacher's phone" } },
  'child.boarding': { owner: 'child', shape: 'code', label: { zh: '寄宿', en: 'Boarding' } },
  'child.discoveredBy': { owner: 'child', shape: 'code', label: { zh: '发现渠道', en: 'Discovered by' } },

  'father.name': { owner: 'household', shape: 'text', label: { zh: '父亲姓名', en: "Father's name" } },
  'father.birthYear': {
    owner: 'household',
    shape: 'number',
    label: { zh: '父亲出生年', en: "Father's year of birth" },
  },
  'father.idNumber': {
    owner: 'household',
    shape: 'text',
    label: { zh: '父亲证件号码', en: "Father's document number" },
  },
  'father.health': { owner: 'household', shape: 'text', label: { zh: '父亲健康状况', en: "Father's health" } },
  'father.status': { owner: 'household', shape: 'codes', label: { zh: '父亲状态', en: "Father's status" } },
  'father.statusSince': {
    owner: 'household',
    shape: 'date',
    label: { zh: '父亲状态起始日', en: "Father's status since" },
  },
  'father.statusProof': {
    owner: 'household',
    shape: 'text',
    label: { zh: '父亲状态的证明', en: "Proof of father's status" },
  },
  'father.work': {
    owner: 'household',
    shape: 'text',
    label: { zh: '父亲职业、务工地', en: "Father's work and place" },
  },
  'father.phone': { owner: 'household', shape: 'text', label: { zh: '父亲电话', en: "Father's phone" } },
  'father.lastContact': {
    owner: 'household',
    shape: 'text',
    label: { zh: '父亲最近联系', en: 'Last contact with father' },
  },
  'mother.name': { owner: 'household', shape: 'text', label: { zh: '母亲姓名', en: "Mother's name" } },
  'mother.birthYear': {
    owner: 'household',
    shape: 'number',
    label: { zh: '母亲出生年', en: "Mother's year of birth" },
  },
  'mother.idNumber': {
    owner: 'household',
    shape: 'text',
    label: { zh: '母亲证件号码', en: "Mother's document number" },
  },
  'mother.health': { owner: 'household', shape: 'text', label: { zh: '母亲健康状况', en: "Mother's health" } },
  'mother.status': { owner: 'household', shape: 'codes', label: { zh: '母亲状态', en: "Mother's status" } },
  'mother.statusSince': {
    owner: 'household',
    shape: 'date',
    label: { zh: '母亲状态起始日', en: "Mother's status since" },
  },
  'mother.statusProof': {
    owner: 'household',
    shape: 'text',
    label: { zh: '母亲状态的证明', en: "Proof of mother's status" },
  },
  'mother.work': {
    owner: 'household',
    shape: 'text',
    label: { zh: '母亲职业、务工地', en: "Mother's work and place" },
  },
  'mother.phone': { owner: 'household', shape: 'text', label: { zh: '母亲电话', en: "Mother's phone" } },
  'mother.lastContact': {
    owner: 'household',
    shape: 'text',
    label: { zh: '母亲最近联系', en: 'Last contact with mother' },
  },

  'guardian.name': { owner: 'household', shape: 'text', label: { zh: '实际监护人', en: 'Actual guardian' } },
  'guardian.relation': { owner: 'household', shape: 'text', label: { zh: '与儿童关系', en: 'Relation to the child' } },
  'guardian.age': { owner: 'household', shape: 'number', label: { zh: '监护人年龄', en: "Guardian's age" } },
  'guardian.health': { owner: 'household', shape: 'text', label: { zh: '监护人健康', en: "Guardian's health" } },
  'guardian.education': {
    owner: 'household',
    shape: 'code',
    label: { zh: '监护人文化程度', en: "Guardian's education" },
  },
  'guardian.marriage': {
    owner: 'household',
    shape: 'code',
    label: { zh: '监护人婚姻状况', en: "Guardian's marital status" },
  },
  'guardian.work': { owner: 'household', shape: 'text', label: { zh: '监护人职业', en: "Guardian's work" } },
  'guardian.phone': { owner: 'household', shape: 'text', label: { zh: '监护人电话', en: "Guardian's phone" } },
  'guardian.entrusted': { owner: 'household', shape: 'code', label: { zh: '委托照护', en: 'Entrusted care' } },
  'guardian.trusteeName': { owner: 'household', shape: 'text', label: { zh: '被委托人', en: 'Entrusted to' } },
  'guardian.trusteeRelation': {
    owner: 'household',
    shape: 'text',
    label: { zh: '被委托人与儿童关系', en: "Trustee's relation to the child" },
  },
  'guardian.entrustedSince': { owner: 'household', shape: 'date', label: { zh: '委托日期', en: 'Entrusted since' } },

  'household.address': { owner: 'household', shape: 'text', label: { zh: '现住地址', en: 'Home address' } },
  'household.community': { owner: 'household', shape: 'text', label: { zh: '所属社区', en: 'Community' } },
  'household.members': { owner: 'household', shape: 'rows', label: { zh: '家庭成员', en: 'Household members' } },
  'household.monthlyIncome': { owner: 'household', shape: 'number', label: { zh: '月收入', en: 'Monthly income' } },
  'household.incomeSources': { owner: 'household', shape: 'codes', label: { zh: '主要来源', en: 'Sources of income' } },
  'household.mainExpenses': { owner: 'household', shape: 'text', label: { zh: '主要支出', en: 'Main expenses' } },
  'household.housing': { owner: 'household', shape: 'code', label: { zh: '住房性质', en: 'Housing' } },
  'household.floorArea': { owner: 'household', shape: 'number', label: { zh: '住房面积', en: 'Floor area' } },
  'household.hazards': { owner: 'household', shape: 'text', label: { zh: '安全隐患', en: 'Hazards at home' } },
  'household.benefits': { owner: 'household', shape: 'codes', label: { zh: '已享政策', en: 'Benefits received' } },
  'household.benefitDetails': {
    owner: 'household',
    shape: 'text',
    label: { zh: '金额、起始', en: 'Amounts and since' },
  },
  'household.benefitRows': {
    owner: 'household',
    shape: 'rows',
    label: { zh: '补贴明细', en: 'Benefits one by one' },
  },
} as const satisfies Record<
  string,
  { owner: 'child' | 'household'; shape: 'text' | 'code' | 'codes' | 'date' | 'number' | 'rows'; label: Localized }
>

export type FactKey = keyof typeof FACTS
export const factKeySchema = z.enum(Object.keys(FACTS) as [FactKey, ...FactKey[]])

/** A row of a table field, e.g. one household member: column id → value. */
export type TableRow = Readonly<Record<string, string | number | null>>

export const tableRowSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
export const factValueSchema = z.union([z.string(), z.number(), z.null(), z.array(z.string()), z.array(tableRowSchema)])
export type FactValue = z.infer<typeof factValueSchema>

/**
 * What is known, the day it was last verified (核实于), and which document said it; `source` is where it was heard or read
 * otherwise, in the worker's words: 户口簿原件, 电话询问外婆. Dates are YYYY-MM-DD.
 */
export const factSchema = z.object({
  value: factValueSchema,
  verifiedOn: z.iso.date(),
  documentId: z.string().nullable(),
  source: z.string().optional(),
})
export type Fact = z.infer<typeof factSchema>

export const factsSchema = z.partialRecord(factKeySchema, factSchema)
export type Facts = z.infer<typeof factsSchema>
