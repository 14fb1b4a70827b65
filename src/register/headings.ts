import { FACTS, factKeySchema, type FactKey } from '../domain/facts.ts'

/** What a column is taken for: a fact; words that go into the file as a remark; or nothing (`null`). */
export type ColumnTarget = FactKey | 'remark' | null

/**
 * A heading as it is compared: 姓 名, *姓名（必填）, “姓名：” and 姓名 are the same. What stands in brackets stays for now: it
 * may say whose number it is.
 */
export function plainHeading(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s*※★●"'“”‘’:,。、_.·-]/gu, '')
    .toLowerCase()
}

/** The same without what stands in brackets: 出生日期(年月日) → 出生日期. */
function withoutBrackets(heading: string): string {
  return heading.replaceAll(/[([{<【〔《「].*?[)\]}>】〕》」]/gu, '')
}

/** What a heading means, as stations write them; `null` when nobody here knows it. */
export function targetOfHeading(text: string): ColumnTarget {
  const whole = plainHeading(text)
  const bare = withoutBrackets(whole)
  const open = whole.replaceAll(BRACKETS, '')
  if (open === '') return null
  // The brackets may name the person: 身份证号（监护人） is not the child's.
  const inside = [...whole.matchAll(/[([{<【〔《「](.*?)[)\]}>】〕》」]/gu)].map((match) => match[1] ?? '')
  if (inside.some((words) => ADULTS.some(([, person]) => words.replace(person, '').replace(/的|本人/, '') === '')))
    return targetByPerson(open)
  // 联系电话2 is one more telephone.
  for (const candidate of [bare, open, bare.replace(/[\d一二两]$/u, '')]) {
    const exact = EXACT.get(candidate)
    if (exact !== undefined) return exact
  }
  // 监护人姓名及电话 in one cell is two facts: nothing of it is lost as a remark.
  if (/姓名.*(电话|手机|联系方式)/.test(open)) return 'remark'
  return targetByPerson(open) ?? targetByPerson(bare)
}

const BRACKETS = /[()[\]{}<>【】〔〕《》「」]/gu

type Person = 'guardian' | 'father' | 'mother' | 'teacher' | 'child'

const PERSONS: readonly (readonly [Person, RegExp])[] = [
  ['teacher', /班主任|老师/],
  ['guardian', /(?:实际|法定|主要|第一|现)?(?:监护人|抚养人|照料人|照护人|照顾人|看护人|家长|委托人|受托人)/],
  ['father', /父亲|爸爸|(?<![祖母])父(?!母)/],
  ['mother', /母亲|妈妈|(?<![祖父])母/],
  ['child', /儿童|孩子|小孩|未成年人|学生|本人|服务对象|对象|困境|个案|受助人|被监护人/],
]

const ADULTS = PERSONS.filter(([person]) => person !== 'child')
const CHILD = PERSONS[4]?.[1] ?? /$^/

/** 监护人身份证号 is not the child's: the words for the person are taken away first, then what is left is looked up. */
function targetByPerson(heading: string): ColumnTarget {
  if (/父母|双亲|户主|兄弟|姐妹|家庭成员/.test(heading)) return null
  if (/关系|称谓/.test(heading)) return 'guardian.relation'
  for (const [person, words] of PERSONS) {
    if (!words.test(heading)) continue
    const rest = heading.replace(words, '').replace(FILLERS, '').replace(CHILD, '')
    return OF_PERSON[person][rest] ?? OF_PERSON[person][rest.replace(/^[的\d一二①②]|[\d一二]$/gu, '')] ?? null
  }
  return EXACT.get(heading.replace(FILLERS, '')) ?? null
}

const FILLERS = /基本|信息|资料|情况|登记|必填项?|选填|填写/g

const NAMES = { 姓名: true, 名字: true, '': true, 名称: true } as const
const PHONES = [
  '电话',
  '联系电话',
  '手机',
  '手机号',
  '手机号码',
  '电话号码',
  '联系方式',
  '联系手机',
  '联系电话号码',
  '联系号码',
  '固定电话',
] as const
const ID_NUMBERS = [
  '身份证',
  '身份证号',
  '身份证号码',
  '身份证件号',
  '身份证件号码',
  '身份号码',
  '证件号',
  '证件号码',
  '证件编号',
  '公民身份号码',
  '公民身份证号码',
  '居民身份证号',
  '居民身份证号码',
  '居民身份证',
  '公民身份证号',
  '身份证编号',
] as const
const BIRTH_DATES = [
  '出生日期',
  '出生年月',
  '出生年月日',
  '出生时间',
  '出生日',
  '生日',
  '出生',
  '出生年',
  'birthdate',
  'dateofbirth',
  'dob',
] as const

function each(words: readonly string[], target: ColumnTarget): Readonly<Record<string, ColumnTarget>> {
  return Object.fromEntries(words.map((word) => [word, target]))
}

const OF_PERSON: Readonly<Record<Person, Readonly<Record<string, ColumnTarget>>>> = {
  child: {
    ...each(Object.keys(NAMES), 'child.name'),
    ...each(ID_NUMBERS, 'child.idNumber'),
    ...each(BIRTH_DATES, 'child.birthDate'),
    ...each(['性别'], 'child.sex'),
    ...each(['民族'], 'child.ethnicGroup'),
    ...each(['类型', '类别', '种类', '分类', '原因', '身份类别', '身份'], 'child.categories'),
    ...each(['健康', '健康状况', '身体状况'], 'child.health'),
    ...each(['住址', '现住址', '家庭住址', '居住地址', '现居住地'], 'household.address'),
    ...each(['户籍地址', '户籍地', '户籍所在地', '户口所在地'], 'child.hukouAddress'),
    ...each(['曾用名'], 'child.formerName'),
    ...each(['化名', '代称'], 'child.alias'),
    ...each(['所属社区', '所在社区', '社区'], 'household.community'),
    ...each(['学校', '就读学校'], 'child.school'),
    ...each(['年级', '班级'], 'child.grade'),
    ...each(['残疾等级'], 'child.disabilityGrade'),
    ...each(['残疾类别', '残疾类型'], 'child.disabilityKind'),
    ...each(['描述', '说明', '备注'], 'remark'),
  },
  guardian: {
    ...each(Object.keys(NAMES), 'guardian.name'),
    ...each(PHONES, 'guardian.phone'),
    ...each(['年龄'], 'guardian.age'),
    ...each(['健康', '健康状况', '身体状况'], 'guardian.health'),
    ...each(['文化程度', '学历', '文化'], 'guardian.education'),
    ...each(['婚姻', '婚姻状况'], 'guardian.marriage'),
    ...each(['职业', '工作', '工作单位', '职业及单位'], 'guardian.work'),
  },
  father: parent('father'),
  mother: parent('mother'),
  teacher: {
    ...each(Object.keys(NAMES), 'child.teacher'),
    ...each(PHONES, 'child.teacherPhone'),
  },
}

function parent(who: 'father' | 'mother'): Readonly<Record<string, ColumnTarget>> {
  return {
    ...each(Object.keys(NAMES), `${who}.name`),
    ...each(PHONES, `${who}.phone`),
    ...each(ID_NUMBERS, `${who}.idNumber`),
    ...each(['健康', '健康状况', '身体状况'], `${who}.health`),
    ...each(['职业', '工作', '工作单位', '务工地', '职业务工地'], `${who}.work`),
    ...each(['状态', '现状'], `${who}.status`),
    ...each(['出生年', '出生年份'], `${who}.birthYear`),
    ...each(['最近联系'], `${who}.lastContact`),
  }
}

/** Headings that name no person. The labels of the facts themselves are among them, so that our own exports come back. */
const EXACT: ReadonlyMap<string, ColumnTarget> = new Map<string, ColumnTarget>([
  ...entries(['姓名', '名字', '儿童', '孩子', '儿童姓名', 'name', 'fullname', 'childname'], 'child.name'),
  ...entries(['曾用名', '别名', '原名'], 'child.formerName'),
  ...entries(['代称', '化名'], 'child.alias'),
  ...entries(['性别', 'sex', 'gender'], 'child.sex'),
  ...entries(['民族', '族别'], 'child.ethnicGroup'),
  ...entries(BIRTH_DATES, 'child.birthDate'),
  ...entries([...ID_NUMBERS, 'idnumber', 'id号'], 'child.idNumber'),
  ...entries(['证件类型', '证件种类', '证件名称', '身份证件类型'], 'child.idType'),
  ...entries(
    [
      '户籍地址',
      '户籍',
      '户籍地',
      '户籍所在地',
      '户口所在地',
      '户口地址',
      '户口登记地',
      '户籍详细地址',
      '户籍住址',
      '户籍登记地',
    ],
    'child.hukouAddress',
  ),
  ...entries(['户籍状态', '落户情况'], 'child.hukouStatus'),
  ...entries(
    [
      '现住址',
      '现住地址',
      '现居住地',
      '现居住地址',
      '现居地',
      '现居地址',
      '现居住址',
      '家庭住址',
      '家庭地址',
      '家庭居住地址',
      '家庭详细地址',
      '家庭现住址',
      '居住地址',
      '居住地',
      '居住住址',
      '实际居住地',
      '实际居住地址',
      '常住地址',
      '常住地',
      '住址',
      '地址',
      '详细地址',
      '联系地址',
      '详细住址',
      '通讯地址',
      'address',
    ],
    'household.address',
  ),
  ...entries(
    [
      '所属社区',
      '所在社区',
      '社区',
      '村居',
      '村社区',
      '社区村',
      '村或社区',
      '所属村居',
      '所属村社区',
      '所在村居',
      '所在村社区',
      '居委会',
      '村委会',
      '村居委会',
      '社区居委会',
      '社区名称',
      '所属居委会',
      '所属村',
      '所属社区村',
      '社区村居',
      '村居社区',
      '社区/村',
      '村/社区',
      '村/居',
      '村居/社区',
      '所属社区/村',
      '所属村/社区',
      'community',
    ],
    'household.community',
  ),
  ...entries(
    ['就读学校', '学校', '学校名称', '所在学校', '就读学校名称', '现就读学校', '就学学校', '所读学校', 'school'],
    'child.school',
  ),
  ...entries(
    [
      '年级',
      '班级',
      '年级班级',
      '就读年级',
      '所在年级',
      '所读年级',
      '就读班级',
      '年级/班级',
      '年级/班',
      '年级班',
      '班级/年级',
      '年班',
      '所在班级',
      '现读年级',
      '就读年级班级',
      'grade',
    ],
    'child.grade',
  ),
  ...entries(['班主任', '班主任姓名', '班主任老师'], 'child.teacher'),
  ...entries(['班主任电话', '班主任联系方式', '班主任联系电话'], 'child.teacherPhone'),
  ...entries(
    ['就学状态', '就学情况', '就读情况', '就学状况', '在读情况', '受教育情况', '教育阶段', '就读阶段'],
    'child.schoolStage',
  ),
  ...entries(['失学原因', '辍学原因'], 'child.dropoutReason'),
  ...entries(['寄宿', '是否寄宿', '是否住校', '是否寄宿生'], 'child.boarding'),
  ...entries(
    [
      '困境类型',
      '困境类别',
      '困境种类',
      '困境儿童类型',
      '困境儿童类别',
      '困境原因',
      '类别',
      '类型',
      '儿童类型',
      '儿童类别',
      '人员类别',
      '人员类型',
      '对象类别',
      '对象类型',
      '救助类别',
      '救助类型',
      '保障类别',
      '保障类型',
      '身份类别',
      '身份类型',
      'category',
    ],
    'child.categories',
  ),
  ...entries(['其他类别'], 'child.categoryOther'),
  ...entries(['认定日期', '认定时间', '审批时间', '审批日期'], 'child.recognisedOn'),
  ...entries(['认定文号', '认定文件', '批准文号'], 'child.recognisedBy'),
  ...entries(['系统在册', '是否系统在册', '是否录入系统'], 'child.nationalRegister'),
  ...entries(['居住状况', '居住情况', '跟谁居住', '与谁居住', '同住情况'], 'child.livingWith'),
  ...entries(['健康状况', '身体状况', '健康情况', '身体情况', '儿童健康状况'], 'child.health'),
  ...entries(['病种', '疾病', '所患疾病', '疾病名称', '患病情况'], 'child.disease'),
  ...entries(['心理行为'], 'child.behaviour'),
  ...entries(['残疾类别', '残疾类型', '残疾种类'], 'child.disabilityKind'),
  ...entries(['残疾等级', '残疾级别', '残疾程度'], 'child.disabilityGrade'),
  ...entries(['残疾人证号', '残疾证号', '残疾证号码', '残疾人证号码', '残疾证'], 'child.disabilityCertificate'),
  ...entries(['医疗保险', '医保', '医保情况', '参保情况'], 'child.insurance'),
  ...entries(['疫苗接种'], 'child.vaccination'),
  ...entries(['过敏', '过敏史'], 'child.allergy'),
  ...entries(['长期用药'], 'child.medication'),
  ...entries(['发现渠道', '发现途径'], 'child.discoveredBy'),
  ...entries(['监护人', '监护人姓名', '实际监护人', '家长', '家长姓名', 'guardian', 'guardianname'], 'guardian.name'),
  ...entries(
    [
      '关系',
      '与儿童关系',
      '与孩子关系',
      '与本人关系',
      '与监护人关系',
      '监护关系',
      '称谓',
      '亲属关系',
      '与其关系',
      'relation',
    ],
    'guardian.relation',
  ),
  ...entries(
    [...PHONES, '联系人电话', '家庭电话', '紧急联系电话', '紧急联系人电话', '联系人联系方式', 'phone', 'tel', 'mobile'],
    'guardian.phone',
  ),
  ...entries(['委托照护'], 'guardian.entrusted'),
  ...entries(['月收入', '家庭月收入'], 'household.monthlyIncome'),
  ...entries(['主要来源', '收入来源', '家庭主要收入来源', '主要收入来源', '家庭收入来源'], 'household.incomeSources'),
  ...entries(['主要支出'], 'household.mainExpenses'),
  ...entries(['住房性质', '住房类型', '住房'], 'household.housing'),
  ...entries(['住房面积'], 'household.floorArea'),
  ...entries(['安全隐患'], 'household.hazards'),
  ...entries(['已享政策', '享受政策', '已享受政策', '享受待遇', '已享待遇'], 'household.benefits'),
  ...entries(['金额起始'], 'household.benefitDetails'),
  ...entries(
    [
      '备注',
      '备注说明',
      '说明',
      '情况说明',
      '其他',
      '其它',
      '其他情况',
      '其他说明',
      '补充说明',
      '困境情况',
      '家庭情况',
      '基本情况',
      '具体情况',
      '情况描述',
      '家庭基本情况',
      '困境描述',
      '备注信息',
      'remark',
      'remarks',
      'note',
      'notes',
    ],
    'remark',
  ),
  ...factKeySchema.options.flatMap((key) => [
    [plainHeading(FACTS[key].label.zh), key] as const,
    [plainHeading(FACTS[key].label.en), key] as const,
  ]),
  // A number of the list, and what is counted from the birth date: known, and not kept.
  ...entries(['序号', '编号', '序', 'no', '年龄', '岁数', '周岁', '实足年龄', '人数'], null),
])

function entries(words: readonly string[], target: ColumnTarget): readonly (readonly [string, ColumnTarget])[] {
  return words.map((word) => [plainHeading(word), target])
}

/** 序号: nobody misses it. */
export function isRowNumberHeading(text: string): boolean {
  return ['序号', '编号', '序', 'no', '号'].includes(withoutBrackets(plainHeading(text)))
}
