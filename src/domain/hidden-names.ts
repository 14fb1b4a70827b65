import { isHan } from './pinyin.ts'
import { COMPOUND_SURNAMES } from './surnames.ts'

/** What stands for a given name, however long it is: its length would tell, too. */
const HIDDEN = '○○'

/** 陈小满 → 陈○○, 欧阳小满 → 欧阳○○, 阿卜杜拉·买买提 → 阿○○, Ann Lee → A○○. */
export function hideName(name: string): string {
  const characters = Array.from(name.trim())
  const [first = '', second = ''] = characters
  const compound = characters.length > 2 && Object.hasOwn(COMPOUND_SURNAMES, first + second)
  return (compound ? first + second : first) + HIDDEN
}

/** Stands where a name is asked for, and is none. Hidden, these would take whole labels of the screen with them. */
const NO_NAMES = new Set(
  (
    '本人 自己 父亲 母亲 父母 爸爸 妈妈 爷爷 奶奶 外公 外婆 姥姥 姥爷 祖父 祖母 外祖父 外祖母 伯父 伯母 叔叔 婶婶 ' +
    '姑姑 姑父 舅舅 舅妈 姨妈 姨父 哥哥 姐姐 弟弟 妹妹 继父 继母 养父 养母 监护人 班主任 老师 同上 不详 未知 不清楚 ' +
    '暂无 没有 无'
  ).split(' '),
)

/**
 * Hides the names of known persons wherever they stand in a text. Names of one character are left: they would be found
 * in every other word.
 */
export class NameHider {
  /** By the first character, longest first: 陈小满月 is not 陈小满 and 月. */
  readonly #names = new Map<string, string[]>()

  constructor(names: Iterable<string>) {
    for (const written of new Set(names)) {
      const name = written.trim()
      if (NO_NAMES.has(name) || Array.from(name).length < (hasHan(name) ? 2 : 3)) continue
      const first = firstOf(name)
      const known = this.#names.get(first)
      if (known === undefined) this.#names.set(first, [name])
      else known.push(name)
    }
    for (const known of this.#names.values()) known.sort((a, b) => b.length - a.length)
  }

  /** The text with every name in it hidden; the very same text when there is none. */
  hide(text: string): string {
    let hidden = ''
    let kept = 0
    for (let at = 0; at < text.length; at += 1) {
      const name = this.#nameAt(text, at)
      if (name === undefined) continue
      hidden += text.slice(kept, at) + hideName(name)
      at += name.length - 1
      kept = at + 1
    }
    return kept === 0 ? text : hidden + text.slice(kept)
  }

  #nameAt(text: string, at: number): string | undefined {
    const first = text.codePointAt(at)
    if (first === undefined) return undefined
    return this.#names
      .get(String.fromCodePoint(first))
      ?.find((name) => text.startsWith(name, at) && (hasHan(name) || standsAlone(text, at, at + name.length)))
  }
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
