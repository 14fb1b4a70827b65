/**
 * How people call somebody whose given name is one character: 小丽, 阿丽, 丽丽, 丽儿, “丽”, and 丽 or 丽姐 where a sentence
 * begins. Only these are found. 丽 alone stands in 美丽, and a name is left where what it makes is a word of its own
 * (小学, 明明, 女儿): a text full of circles would be read by nobody.
 */
export class CalledNames {
  readonly #names: ReadonlySet<string>

  /** @param names given names of one character */
  constructor(names: Iterable<string>) {
    this.#names = new Set(names)
  }

  get size(): number {
    return this.#names.size
  }

  /** How much of the text from there on calls somebody; 0 for nothing. In UTF-16 units. */
  lengthAt(text: string, at: number): number {
    const first = characterAt(text, at)
    const second = characterAt(text, at + first.length)
    // '' where the text begins.
    const before = at === 0 ? '' : text.slice(at - 1, at)
    if (first === '小' || first === '阿') {
      const isWord = IN_WORDS[first].has(second) || text.startsWith('小东西', at) || SMALL.test(before)
      return this.#names.has(second) && !isWord ? first.length + second.length : 0
    }
    if (!this.#names.has(first)) return 0
    if (second === first) return DOUBLED.has(first) || text.endsWith(first, at) ? 0 : 2 * first.length
    const behind = text.slice(at + first.length, at + first.length + 2)
    if (second === '儿')
      return WITH_ER.has(first) || ER_WORD.test(behind) || DEMONSTRATIVE.test(before) ? 0 : first.length + 1
    if (OPENING.test(before) && CLOSING.test(behind)) return first.length
    return BEGINNING.test(before) && DOES.test(behind) && !BEFORE_SAID.has(first) ? first.length : 0
  }
}

const OPENING = /^[“"‘「『]$/
const CLOSING = /^[”"’」』]/
/** Nothing before it, or the end of what was before. */
const BEGINNING = /^[。，；：！？…“「『\s]?$/
/** What a person does or is, right behind the name. */
const DOES = /^(?:说|讲|问|答|回答|哭|笑|喊|哥|姐|弟|妹)/
/** 小 is no name here: 从小明白, 中小学, 大小. */
const SMALL = /^[从大幼胆矮瘦弱年缩减细狭窄娇渺微中最很太较更不多偏变老家稍略短]$/
/** 儿园, 儿童 …: 儿 belongs to what follows. */
const ER_WORD = /^儿[园童女科子]/
/** 这会儿, 一点儿 and the like have a character before. */
const DEMONSTRATIVE = /^[一这那哪有半好]$/

const IN_WORDS = {
  小: new Set(
    '学时心区组孩声说吃米麦康名数便腿气型家朋伙姐姨叔舅姑弟妹哥爷奶婆嫂班车事费票包食店路巷院楼屋河溪山石树草花鸟鱼狗猫虫鸡' +
      '鸭人子儿女生于看题考升本册字词句段节件块片瓶碗杯袋盒箱床桌凳刀手脚指头肠脑年月日周满寒暑雪雨风点写卖图计中额',
  ),
  阿: new Set('姨婆公爸妈爹娘哥姐弟妹爷奶叔伯嫂舅姑胶里富尔拉訇'),
} as const satisfies Readonly<Record<'小' | '阿', ReadonlySet<string>>>

/** Doubled they are words: 天天, 明明, 静静. */
const DOUBLED = new Set(
  '天年月日家人个常慢好高轻静明平安乐欢开快远近多少大小早晚渐偏刚仅微深紧悄默匆连频斤点星宝娃妹姐哥弟爸妈爷奶叔公婆伯舅姑太' +
    '样处时次件条层步口句声字笔圈片朵棵暖冷热白黑红绿青蓝看想说听走试谈等问写念练谢事整清满稳健生活正恰往每区历代世节户村层万千百画调',
)

const WITH_ER = new Set('女孤幼婴胎花鸟鱼月云哪这那会点事块玩份男健孩宠生少托猫狗信味劲活头词门画歌曲风雪水火星球本')

/** With 说 or 问 behind they are words: 明说, 听说, 学问. */
const BEFORE_SAID = new Set(
  '能以没已未谁要我你他她它爱会可该应敢肯想明听据再直实细老胡乱瞎不都还又也就只先后常曾难虽或所小大好学访提质反疑请慰询追审解表堂亲干师兄养继义二三四五六七八九',
)

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at)
  return point === undefined ? '' : String.fromCodePoint(point)
}
