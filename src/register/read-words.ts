import type { FactKey } from '../domain/facts.ts'
import { f01 } from '../forms/definitions/f01.ts'
import type { FieldOption } from '../forms/definition.ts'
import { allFields, optionsOf } from '../forms/fields.ts'

/** Codes for the words of a list: what was understood, and what is left over in words of its own. */
export interface ReadCodes {
  readonly codes: readonly string[]
  /** '' when everything was understood. */
  readonly rest: string
}

/** 男 · 女 · 1 · 2 · M · F and what else stands in a column of sexes; `null` when it is none of them. */
export function readSex(text: string): '1' | '2' | '0' | null {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  if (/^(男|男性|男孩|男生|男童|1|m|male|boy|♂|1[-.、:]?男|男\(1\))$/.test(plain)) return '1'
  if (/^(女|女性|女孩|女生|女童|2|f|female|girl|♀|2[-.、:]?女|女\(2\))$/.test(plain)) return '2'
  return /^(0|9|未知|不详|未说明)$/.test(plain) ? '0' : null
}

interface Synonym {
  readonly words: RegExp
  readonly codes: readonly string[]
}

/** 困境类型 as lists of stations and returns write it; each takes its words away, so the longer ones come first. */
const CATEGORY_WORDS: readonly Synonym[] = [
  { words: /散居孤儿|社会散居孤儿/, codes: ['orphan', 'orphanScattered'] },
  { words: /机构(养育|集中|供养)?孤儿|福利机构(养育)?儿童/, codes: ['orphan', 'orphanInstitution'] },
  { words: /事实(上)?无人抚养(困境)?(儿童)?|事实孤儿|事无儿童?|事实无人/, codes: ['unattended'] },
  { words: /孤儿/, codes: ['orphan'] },
  { words: /(流浪乞讨|流浪|乞讨)(儿童|未成年人)?/, codes: ['vagrant'] },
  { words: /(农村)?留守(儿童)?/, codes: ['leftBehind'] },
  { words: /(流动|随迁)(儿童|子女)?/, codes: ['migrant'] },
  {
    words: /低保(家庭)?(边缘|边沿)(家庭|户)?(儿童|子女)?|低边(家庭|户)?|低收入(家庭|户)?|边缘户/,
    codes: ['familyDifficulty', 'familyMarginal'],
  },
  { words: /(最低生活保障|低保)(家庭|户|对象)?(儿童|子女)?/, codes: ['familyDifficulty', 'familyMinimumLiving'] },
  { words: /(支出型|刚性支出)(困难|贫困)?(家庭|户)?(儿童)?/, codes: ['familyDifficulty', 'familyExpenditure'] },
  {
    words: /特困(人员|供养|家庭|户)?(儿童)?|贫困(家庭|户)?(儿童)?|困难家庭(儿童)?|困境家庭(儿童)?/,
    codes: ['familyDifficulty', 'familyOther'],
  },
  { words: /家庭困境(儿童)?/, codes: ['familyDifficulty'] },
  { words: /罕见病(患儿|儿童)?/, codes: ['ownDifficulty', 'ownRareDisease'] },
  { words: /(重病|大病|重大疾病|患病|重特大疾病)(患儿|儿童)?/, codes: ['ownDifficulty', 'ownIllness'] },
  { words: /(重度|重)?(残疾|残障|重残)(儿童|人)?/, codes: ['ownDifficulty', 'ownDisability'] },
  { words: /自身困境(儿童)?/, codes: ['ownDifficulty'] },
  { words: /监护(困境)?缺失|无人监护|缺乏监护/, codes: ['guardianshipDifficulty', 'guardianshipMissing'] },
  { words: /监护不当|监护不力|失管失教/, codes: ['guardianshipDifficulty', 'guardianshipImproper'] },
  { words: /(监护)?受侵害|遭受(监护人)?侵害|受虐(待)?|家暴/, codes: ['guardianshipDifficulty', 'guardianshipHarm'] },
  { words: /监护困境(儿童)?/, codes: ['guardianshipDifficulty'] },
]

/** What is no word of a category by itself. */
const CATEGORY_FILLERS = /困境儿童|儿童|家庭|类别|类型|[、,，;；/／\\|+＋和及与兼:：()（）【】[\]\s·.。-]|^\d+/gu

export function readCategories(text: string): ReadCodes {
  let rest = text.normalize('NFKC').replaceAll(/\s+/g, '')
  const codes = new Set<string>()
  for (const synonym of CATEGORY_WORDS) {
    if (!synonym.words.test(rest)) continue
    rest = rest.replace(synonym.words, '、')
    for (const code of synonym.codes) codes.add(code)
  }
  const left = rest.replaceAll(CATEGORY_FILLERS, '')
  return {
    codes: [...codes],
    rest: left === '' ? '' : rest.replaceAll(/、+/g, '、').replaceAll(/^[、,;/]+|[、,;/]+$/g, ''),
  }
}

/** Words that mean an option of the registration form, beside the option's own label. */
const OPTION_WORDS: Readonly<Partial<Record<FactKey, readonly (readonly [words: RegExp, code: string])[]>>> = {
  'child.idType': [
    [/身份证/, 'residentId'],
    [/户口[簿本]/, 'hukouBook'],
    [/出生(医学)?证/, 'birthCertificate'],
    [/港澳台(居民)?居住证/, 'hkMacaoTaiwanResidence'],
    [/港澳/, 'hkMacaoPermit'],
    [/台湾/, 'taiwanPermit'],
    [/护照/, 'passport'],
    [/^无/, 'none'],
  ],
  'child.schoolStage': [
    [/幼儿园|学前/, 'kindergarten'],
    [/小学|[一二三四五六1-6]年级/, 'primary'],
    [/初中|初[一二三]|[七八九789]年级/, 'juniorSecondary'],
    [/中职|职高|职校|中专|技校/, 'vocational'],
    [/高中|高[一二三]/, 'seniorSecondary'],
    [/特教|特殊(教育)?学校/, 'special'],
    [/送教/, 'homeTaught'],
    [/辍学|失学/, 'droppedOut'],
    [/未(入|上)(园|幼儿园)|散居/, 'beforeKindergarten'],
    [/未入学|不在学|未上学|毕业/, 'notAtSchool'],
  ],
  'child.livingWith': [
    [/父母|爸妈|双亲|父亲|母亲/, 'parents'],
    [/祖辈|祖父母|外祖父母|爷爷|奶奶|外公|外婆|姥姥|姥爷/, 'grandparents'],
    [/亲属|亲戚|叔|伯|姑|姨|舅/, 'relatives'],
    [/寄养/, 'fosterCare'],
    [/寄宿|住校/, 'boarding'],
    [/独居|独自/, 'alone'],
  ],
  'child.hukouStatus': [
    [/^(已|有)/, 'registered'],
    [/^(无|未落户|没有)/, 'none'],
  ],
  'child.disabilityGrade': [
    [/^(1|一|壹|Ⅰ)级?$/, '1'],
    [/^(2|二|贰|Ⅱ)级?$/, '2'],
    [/^(3|三|叁|Ⅲ)级?$/, '3'],
    [/^(4|四|肆|Ⅳ)级?$/, '4'],
  ],
  'child.disabilityKind': [
    [/视力|失明|盲/, '1'],
    [/听力|聋/, '2'],
    [/言语|语言|哑/, '3'],
    [/肢体/, '4'],
    [/智力|智障/, '5'],
    [/精神|自闭|孤独症/, '6'],
    [/多重/, '7'],
  ],
  'guardian.education': [
    [/研究生|硕士|博士/, '10'],
    [/本科|大学/, '20'],
    [/大专|专科/, '30'],
    [/中专|中职|职高|技校/, '40'],
    [/高中/, '60'],
    [/初中/, '70'],
    [/小学/, '80'],
    [/文盲|半文盲/, '90'],
  ],
  'guardian.marriage': [
    [/未婚/, '10'],
    [/再婚/, '22'],
    [/复婚/, '23'],
    [/初婚/, '21'],
    [/已婚/, '20'],
    [/丧偶/, '30'],
    [/离异|离婚/, '40'],
  ],
  'father.status': parentWords(),
  'mother.status': parentWords(),
}

function parentWords(): readonly (readonly [RegExp, string])[] {
  return [
    [/死亡|去世|病故|亡故|身故|已故/, 'deceased'],
    [/宣告失踪|失踪/, 'declaredMissing'],
    [/失联|下落不明|出走|离家/, 'outOfContact'],
    [/服刑|在押|羁押|坐牢|入狱/, 'imprisoned'],
    [/戒毒/, 'compulsoryTreatment'],
    [/重残|残疾/, 'severelyDisabled'],
    [/重病|大病/, 'gravelyIll'],
    [/撤销监护/, 'guardianshipRevoked'],
    [/遣送|驱逐/, 'deported'],
    [/^(正常|健在|务工|在外务工|外出务工|在家)$/, 'normal'],
  ]
}

const fields = new Map(
  allFields(f01).flatMap((field) => (field.fact === undefined ? [] : [[field.fact, field] as const])),
)

/** Longest line the registration form takes for a fact. */
export function mostCharacters(key: FactKey): number {
  const field = fields.get(key)
  return field !== undefined && 'maxLength' in field && typeof field.maxLength === 'number' ? field.maxLength : 200
}

/** Codes of a fact that has a list behind it, from words: the code itself, the option's label, or a usual word for it. */
export function readOptions(key: FactKey, text: string): ReadCodes {
  const options = optionsOfFact(key)
  const parts = text
    .normalize('NFKC')
    .split(/[、,;/|+\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const codes = new Set<string>()
  const rest: string[] = []
  for (const part of parts) {
    const code = codeOf(key, options, part)
    if (code === null) rest.push(part)
    else codes.add(code)
  }
  return { codes: [...codes], rest: rest.join('、') }
}

const optionsByFact = new Map<FactKey, readonly FieldOption[]>()

/** Made once for each fact: a list of 12,000 rows asks for them 12,000 times. */
function optionsOfFact(key: FactKey): readonly FieldOption[] {
  const known = optionsByFact.get(key)
  if (known !== undefined) return known
  const field = fields.get(key)
  const options = field === undefined ? [] : flat(optionsOf(field))
  optionsByFact.set(key, options)
  return options
}

function codeOf(key: FactKey, options: readonly FieldOption[], part: string): string | null {
  const plain = bare(part)
  const own = options.find(
    ({ code, label }) =>
      code === part || [bare(label.zh), bare(label.en)].includes(plain) || bare(label.zh) === `${plain}族`,
  )
  if (own !== undefined) return own.code
  // 是 · 有 · √ in a column of yes and no.
  if (fields.get(key)?.kind === 'yesNo')
    return /^(是|有|√|✓|y|yes|1)$/i.test(part) ? 'yes' : /^(否|无|×|✗|n|no|0)$/i.test(part) ? 'no' : null
  return OPTION_WORDS[key]?.find(([words]) => words.test(part))?.[1] ?? null
}

function flat(options: readonly FieldOption[]): readonly FieldOption[] {
  return options.flatMap((option) => [option, ...flat(option.children ?? [])])
}

function bare(text: string): string {
  return text.replaceAll(/[\s：:]/gu, '').toLowerCase()
}
