import { CalledNames } from './called-names.ts'
import { isHan } from './pinyin.ts'
import { COMPOUND_SURNAMES } from './surnames.ts'

/** What stands for a given name, however long it is: its length would tell, too. */
const HIDDEN = '○○'

/** 陈小满 → 陈○○, 欧阳小满 → 欧阳○○, 阿卜杜拉·买买提 → 阿○○, Ann Lee → A○○. */
export function hideName(name: string): string {
  return Array.from(name.trim()).slice(0, surnameLength(name)).join('') + HIDDEN
}

/** 小满 of 陈小满: what a child is called in a sentence. '' when there is none. */
function givenName(name: string): string {
  const characters = Array.from(name.trim())
  return characters.every(isHan) ? characters.slice(surnameLength(name)).join('') : ''
}

/** In characters. */
function surnameLength(name: string): number {
  const characters = Array.from(name.trim())
  const [first = '', second = ''] = characters
  return characters.length > 2 && Object.hasOwn(COMPOUND_SURNAMES, first + second) ? 2 : 1
}

/** A text in which somebody tells something: there children are called by their given names. A label is none. */
const SENTENCE = /[。，；：！？…]/

/** Stands where a name is asked for, and is none. Hidden, these would take whole labels of the screen with them. */
const NO_NAMES = new Set(
  (
    '本人 自己 父亲 母亲 父母 爸爸 妈妈 爷爷 奶奶 外公 外婆 姥姥 姥爷 祖父 祖母 外祖父 外祖母 伯父 伯母 叔叔 婶婶 ' +
    '姑姑 姑父 舅舅 舅妈 姨妈 姨父 哥哥 姐姐 弟弟 妹妹 继父 继母 养父 养母 监护人 班主任 老师 同上 不详 未知 不清楚 ' +
    '暂无 没有 无'
  ).split(' '),
)

/**
 * Hides the names of known persons wherever they stand in a text, and in sentences the given names of children. Those of
 * one character would be found in every other word: they are hidden where somebody is called by them (called-names.ts).
 */
export class NameHider {
  /** By the first character, longest first: 陈小满月 is not 陈小满 and 月. */
  readonly #names: ReadonlyMap<string, readonly string[]>
  readonly #givenNames: ReadonlyMap<string, readonly string[]>
  readonly #called: CalledNames

  /** @param children whole names of children; they have to be among `names` as well */
  constructor(names: Iterable<string>, children: Iterable<string> = []) {
    this.#names = byFirst(names)
    const given = [...children].map(givenName)
    this.#givenNames = byFirst(given)
    this.#called = new CalledNames(given.filter((name) => Array.from(name).length === 1))
  }

  /** The text with every name in it hidden; the very same text when there is none. */
  hide(text: string): string {
    let hidden = ''
    let kept = 0
    const told = this.#givenNames.size + this.#called.size > 0 && SENTENCE.test(text)
    for (let at = 0; at < text.length; at += 1) {
      const name = nameAt(this.#names, text, at)
      const given = name === undefined && told ? nameAt(this.#givenNames, text, at) : undefined
      const length = (name ?? given)?.length ?? (told ? this.#called.lengthAt(text, at) : 0)
      if (length === 0) continue
      hidden += text.slice(kept, at) + (name === undefined ? HIDDEN : hideName(name))
      at += length - 1
      kept = at + 1
    }
    return kept === 0 ? text : hidden + text.slice(kept)
  }
}

/** Names long enough to be looked for, by the first character, longest first. */
function byFirst(names: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const sorted = new Map<string, string[]>()
  for (const written of new Set(names)) {
    const name = written.trim()
    if (NO_NAMES.has(name) || Array.from(name).length < (hasHan(name) ? 2 : 3)) continue
    const first = firstOf(name)
    const known = sorted.get(first)
    if (known === undefined) sorted.set(first, [name])
    else known.push(name)
  }
  for (const known of sorted.values()) known.sort((a, b) => b.length - a.length)
  return sorted
}

function nameAt(names: ReadonlyMap<string, readonly string[]>, text: string, at: number): string | undefined {
  const first = text.codePointAt(at)
  if (first === undefined) return undefined
  return names
    .get(String.fromCodePoint(first))
    ?.find((name) => text.startsWith(name, at) && (hasHan(name) || standsAlone(text, at, at + name.length)))
}

function firstOf(name: string): string {
  return Array.from(name)[0] ?? ''
}

function hasHan(name: string): boolean {
  return Array.from(name).some(isHan)
}

/** Ann is not in Annual. */
function standsAlone(text: string, from: number, to: number): boolean {
  const letter = /[\p{Script=Latin}\d]/u
  return !letter.test(text.slice(from - 1, from)) && !letter.test(text.slice(to, to + 1))
}
