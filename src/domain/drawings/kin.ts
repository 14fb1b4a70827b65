/** Whom a symbol of the family tree stands for, seen from the child. */
export type Sex = 'male' | 'female' | 'unknown'
export type Side = 'father' | 'mother'

/** What holds a child to a parent: born to, or taken in (收养 · 寄养: dashed). */
export type ParentTie = 'birth' | 'adoptive' | 'foster'

export type Kin =
  | { readonly place: 'self' }
  | { readonly place: 'parent'; readonly sex: Sex; readonly tie: ParentTie }
  /** 继父或养父 of GB/T 4761: which of both, the other people on file say. */
  | { readonly place: 'stepOrAdoptive'; readonly sex: Sex }
  /** Husband, wife or companion of a parent who is not the child's other parent. */
  | { readonly place: 'partner'; readonly of: Side; readonly state: UnionState }
  | { readonly place: 'grandparent'; readonly side: Side; readonly sex: Sex }
  | {
      readonly place: 'sibling'
      readonly sex: Sex
      readonly elder: boolean | null
      /** Which parent is shared; `step`: none, it came with the partner of that parent. */
      readonly bond: 'both' | 'father' | 'mother' | 'stepOfFather' | 'stepOfMother' | 'step'
      readonly tie: ParentTie
      readonly twin: boolean
      /** 大姐 1, 二姐 2 …; 0 when not said. */
      readonly rank: number
    }
  | {
      readonly place: 'auntUncle'
      readonly side: Side
      readonly sex: Sex
      readonly elder: boolean | null
      readonly rank: number
    }
  /** 伯母 · 姑父 · 舅妈: married to a brother or a sister of a parent. */
  | { readonly place: 'auntUncleSpouse'; readonly side: Side; readonly sex: Sex; readonly elder: boolean | null }
  /** 堂 and 表: child of a brother or a sister of a parent; `parentSex` is that of the one between, if the word says. */
  | {
      readonly place: 'cousin'
      readonly side: Side | null
      readonly parentSex: Sex
      readonly sex: Sex
      readonly elder: boolean | null
    }
  | { readonly place: 'spouse'; readonly sex: Sex }
  | { readonly place: 'child'; readonly sex: Sex }
  /** A word the tree has no place for; it is drawn at the side with the word. */
  | { readonly place: 'aside'; readonly sex: Sex }

/** 已婚 · 同居 · 分居 · 离婚 (domain.md §4.3). */
export type UnionState = 'married' | 'together' | 'separated' | 'divorced'

/** The kin a relation word names, as people write it: 外婆, 同父异母哥哥, 二叔, 继母带来的妹妹. */
export function kinOf(word: string): Kin {
  const plain = plainWord(word)
  return (
    partnerOf(plain) ?? siblingOf(plain) ?? parentOf(plain) ?? collateralOf(plain) ?? KNOWN[plain] ?? unknown(plain)
  )
}

/** Without blanks, remarks in brackets and the words that only say whose relation it is. */
function plainWord(word: string): string {
  const close = word.normalize('NFKC').replaceAll(/\s/g, '')
  // 哥哥（同父异母） is a 同父异母哥哥; any other remark in brackets says nothing about the relation.
  const told =
    /\((双胞胎|孪生|龙凤胎|同父异母|同母异父|继母带来|继父带来|收养|领养|寄养)[^()]*\)/.exec(close)?.[1] ?? ''
  return `${told}${close.replaceAll(/\([^()]*\)/g, '')}`
    .replace(/^(?:儿童|孩子|本人|其)的?/, (head) => (head.startsWith('本人') ? '本人' : ''))
    .replace(/^本人的(?=.)/, '')
    .replace(/^(?:亲生|生|亲)(?=父|母|爸|妈|哥|弟|姐|妹|爷|奶)/, '')
    .replace(/^(?:已故|去世的?)/, '')
}

const FATHER = '(?:父亲|爸爸|父|爸|爹|阿爸|老爸)'
const MOTHER = '(?:母亲|妈妈|母|妈|娘|阿妈|老妈)'

function partnerOf(word: string): Kin | null {
  const step = /^(?:继|后)(?:父|爸|爹|父亲|爸爸|母|妈|娘|母亲|妈妈)$/
  if (step.test(word)) return { place: 'partner', of: /[父爸爹]/.test(word) ? 'mother' : 'father', state: 'married' }
  const found = new RegExp(
    `^(?:(${FATHER})|${MOTHER})(?:的|之)?(现任|再婚|同居|前|第二任|后)?(?:的)?(丈夫|老公|妻子|老婆|妻|夫|配偶|男友|女友|男朋友|女朋友|男伴|女伴|同居人|伴侣|对象)$`,
  ).exec(word)
  if (found === null) return null
  const [, father, when = '', who = ''] = found
  const state = when === '前' ? 'divorced' : when === '同居' || /友|伴|同居|对象/.test(who) ? 'together' : 'married'
  return { place: 'partner', of: father === undefined ? 'mother' : 'father', state }
}

const RANK = '(?:大|二|三|四|五|六|七|八|九|十|小|老|幺|么|长|次)'
const RANKS = '大二三四五六七八九十'

function rankOf(word: string): number {
  const first = word.charAt(0)
  if (first === '长') return 1
  if (first === '次') return 2
  if (/[小老幺么]/.test(first)) return 99
  return RANKS.indexOf(first) + 1
}

function siblingOf(word: string): Kin | null {
  const twin = /双胞胎|孪生|双生|龙凤胎/.test(word)
  let rest = word.replace(/双胞胎的?|孪生的?|双生的?|龙凤胎的?/, '')
  let bond: Extract<Kin, { place: 'sibling' }>['bond'] = 'both'
  let tie: ParentTie = 'birth'
  const cut = (pattern: RegExp): boolean => {
    const next = rest.replace(pattern, '')
    const found = next !== rest
    rest = next
    return found
  }
  if (cut(/^同父异母的?/)) bond = 'father'
  else if (cut(/^同母异父的?/)) bond = 'mother'
  else if (cut(/^同父同母的?/)) bond = 'both'
  else if (cut(/^(?:继母|后妈|后母|后娘)(?:带来|所生|带过来|家)?的?/)) bond = 'stepOfFather'
  else if (cut(/^(?:继父|后爸|后爹|后父)(?:带来|所生|带过来|家)?的?/)) bond = 'stepOfMother'
  else if (cut(/^继(?=[兄弟姐妹哥姊])/)) bond = 'step'
  else if (cut(/^(?:养|收养的?|领养的?)(?=[兄弟姐妹哥姊])/)) tie = 'adoptive'
  else if (cut(/^寄养的?(?=[兄弟姐妹哥姊])/)) tie = 'foster'
  const rank = new RegExp(`^${RANK}(?=.)`).test(rest) ? rankOf(rest) : 0
  const base = rank === 0 ? rest : rest.slice(1)
  const sibling = SIBLINGS[base]
  if (sibling === undefined) {
    const own = bond === 'both' ? undefined : CHILD_WORDS[base]
    if (own !== undefined) return { place: 'sibling', sex: own, elder: null, bond, tie, twin, rank }
    // 双胞胎 alone: a brother or a sister of the same age.
    return twin && rest === '' ? { place: 'sibling', sex: 'unknown', elder: null, bond, tie, twin, rank: 0 } : null
  }
  return { place: 'sibling', ...sibling, bond, tie, twin, rank }
}

const SIBLINGS: Readonly<Record<string, { readonly sex: Sex; readonly elder: boolean | null }>> = {
  哥哥: { sex: 'male', elder: true },
  哥: { sex: 'male', elder: true },
  兄: { sex: 'male', elder: true },
  兄长: { sex: 'male', elder: true },
  阿哥: { sex: 'male', elder: true },
  姐姐: { sex: 'female', elder: true },
  姐: { sex: 'female', elder: true },
  姊: { sex: 'female', elder: true },
  姊姊: { sex: 'female', elder: true },
  阿姐: { sex: 'female', elder: true },
  弟弟: { sex: 'male', elder: false },
  弟: { sex: 'male', elder: false },
  阿弟: { sex: 'male', elder: false },
  妹妹: { sex: 'female', elder: false },
  妹: { sex: 'female', elder: false },
  阿妹: { sex: 'female', elder: false },
  兄弟: { sex: 'male', elder: null },
  姐妹: { sex: 'female', elder: null },
  姊妹: { sex: 'female', elder: null },
  兄妹: { sex: 'unknown', elder: null },
  姐弟: { sex: 'unknown', elder: null },
  兄弟姐妹: { sex: 'unknown', elder: null },
}

const CHILD_WORDS: Readonly<Record<string, Sex>> = {
  儿子: 'male',
  子: 'male',
  男孩: 'male',
  女儿: 'female',
  女: 'female',
  女孩: 'female',
  孩子: 'unknown',
  子女: 'unknown',
}

function parentOf(word: string): Kin | null {
  const found = new RegExp(`^(养|收养|领养|寄养家庭的?|寄养|干|生)?(?:(${FATHER})|${MOTHER})$`).exec(word)
  if (found === null) return null
  const [, kind = '', father] = found
  const sex: Sex = father === undefined ? 'female' : 'male'
  if (kind === '干') return { place: 'aside', sex }
  if (kind.startsWith('寄养')) return { place: 'parent', sex, tie: 'foster' }
  return { place: 'parent', sex, tie: kind === '' || kind === '生' ? 'birth' : 'adoptive' }
}

/** Brothers and sisters of the parents, whom they married, and their children. */
function collateralOf(word: string): Kin | null {
  const cousin =
    /^(堂|叔伯|姑表|舅表|姨表|表)(?:房)?(大|二|三|四|五|小)?(哥|兄|弟|姐|姊|妹|哥哥|弟弟|姐姐|妹妹|兄弟|姐妹|兄妹)$/.exec(
      word,
    )
  if (cousin !== null) {
    const [, kind = '', , who = ''] = cousin
    const { sex, elder } = SIBLINGS[who] ?? { sex: 'unknown', elder: null }
    if (kind === '堂' || kind === '叔伯') return { place: 'cousin', side: 'father', parentSex: 'male', sex, elder }
    if (kind === '姑表') return { place: 'cousin', side: 'father', parentSex: 'female', sex, elder }
    if (kind === '舅表') return { place: 'cousin', side: 'mother', parentSex: 'male', sex, elder }
    if (kind === '姨表') return { place: 'cousin', side: 'mother', parentSex: 'female', sex, elder }
    return { place: 'cousin', side: null, parentSex: 'unknown', sex, elder }
  }
  const theirs = /^(.+?)(?:的|家的?)(儿子|女儿|孩子)$/.exec(word)
  if (theirs !== null) {
    const parent = collateralOf(theirs[1] ?? '')
    const sex = CHILD_WORDS[theirs[2] ?? ''] ?? 'unknown'
    if (parent?.place === 'auntUncle')
      return { place: 'cousin', side: parent.side, parentSex: parent.sex, sex, elder: null }
    return null
  }
  const whole = COLLATERALS.find(([pattern]) => pattern.test(word))
  const ranked = whole === undefined && new RegExp(`^${RANK}(?=.)`).test(word)
  const found = ranked ? COLLATERALS.find(([pattern]) => pattern.test(word.slice(1))) : whole
  if (found === undefined) return null
  const [, place, side, sex, elder] = found
  return place === 'auntUncle'
    ? { place, side, sex, elder, rank: ranked ? rankOf(word) : 0 }
    : { place, side, sex, elder }
}

const COLLATERALS: readonly (readonly [RegExp, 'auntUncle' | 'auntUncleSpouse', Side, Sex, elder: boolean | null])[] = [
  [/^(?:伯|伯伯|伯父|大爷|阿伯)$/, 'auntUncle', 'father', 'male', true],
  [/^(?:叔|叔叔|叔父|阿叔)$/, 'auntUncle', 'father', 'male', false],
  [/^(?:姑|姑姑|姑妈|姑母|阿姑|娘娘)$/, 'auntUncle', 'father', 'female', null],
  [/^(?:舅|舅舅|舅父|阿舅)$/, 'auntUncle', 'mother', 'male', null],
  [/^(?:姨|姨妈|姨母|姨娘)$/, 'auntUncle', 'mother', 'female', null],
  [/^(?:伯母|伯娘|大娘|大妈)$/, 'auntUncleSpouse', 'father', 'female', true],
  [/^(?:婶|婶婶|婶母|婶娘|阿婶)$/, 'auntUncleSpouse', 'father', 'female', false],
  [/^(?:姑父|姑丈|姑夫)$/, 'auntUncleSpouse', 'father', 'male', null],
  [/^(?:舅妈|舅母|妗子|妗妗)$/, 'auntUncleSpouse', 'mother', 'female', null],
  [/^(?:姨父|姨丈|姨夫)$/, 'auntUncleSpouse', 'mother', 'male', null],
]

function grandparent(side: Side, sex: Sex): Kin {
  return { place: 'grandparent', side, sex }
}

const KNOWN: Readonly<Record<string, Kin>> = {
  本人: { place: 'self' },
  儿童本人: { place: 'self' },
  继父或养父: { place: 'stepOrAdoptive', sex: 'male' },
  继母或养母: { place: 'stepOrAdoptive', sex: 'female' },
  爷爷: grandparent('father', 'male'),
  祖父: grandparent('father', 'male'),
  阿爷: grandparent('father', 'male'),
  奶奶: grandparent('father', 'female'),
  祖母: grandparent('father', 'female'),
  阿奶: grandparent('father', 'female'),
  嬷嬷: grandparent('father', 'female'),
  外公: grandparent('mother', 'male'),
  外祖父: grandparent('mother', 'male'),
  姥爷: grandparent('mother', 'male'),
  外爷: grandparent('mother', 'male'),
  家公: grandparent('mother', 'male'),
  外婆: grandparent('mother', 'female'),
  外祖母: grandparent('mother', 'female'),
  姥姥: grandparent('mother', 'female'),
  家婆: grandparent('mother', 'female'),
  配偶: { place: 'spouse', sex: 'unknown' },
  丈夫: { place: 'spouse', sex: 'male' },
  妻子: { place: 'spouse', sex: 'female' },
  子: { place: 'child', sex: 'male' },
  儿子: { place: 'child', sex: 'male' },
  女: { place: 'child', sex: 'female' },
  女儿: { place: 'child', sex: 'female' },
}

/** The sex a word tells, though the tree has no place for it: 曾祖母, 干妈, 男邻居. */
function unknown(word: string): Kin {
  const last = word.slice(-2)
  const male = /[男父公爷爸爹叔伯舅兄哥弟]$|丈夫|老公|儿子|女婿/.test(last)
  const female = /[母奶婆姥妈娘婶姑姨姐妹嫂]$|[女妻]|儿媳/.test(last)
  return { place: 'aside', sex: male === female ? 'unknown' : male ? 'male' : 'female' }
}
