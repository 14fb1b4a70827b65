import type { Random } from './random.ts'

/**
 * Surnames with their share of the population in tenths of a percent (公安部 2020 report, rounded), then rarer ones that a
 * list must be able to find: read otherwise as a surname (单 曾 解 仇 朴 …) or of two characters.
 */
const SURNAMES = [
  '王 72, 李 71, 张 68, 刘 52, 陈 47, 杨 31, 黄 23, 赵 21, 吴 20, 周 19, 徐 15',
  '孙 15, 马 13, 朱 13, 胡 12, 郭 12, 何 12, 林 11, 高 10, 罗 10, 郑 9, 梁 8, 谢 7',
  '宋 7, 唐 7, 许 7, 韩 7, 邓 6, 冯 6, 曹 5, 彭 5, 曾 5, 肖 5, 田 4, 董 4, 潘 4, 袁 4',
  '蔡 4, 蒋 4, 余 4, 于 4, 杜 4, 叶 4, 程 4, 魏 4, 苏 4, 吕 4, 丁 3, 任 3, 卢 3, 姚 3',
  '沈 3, 钟 3, 符 6, 云 3, 韦 3, 麦 2, 单 3, 解 3, 仇 3, 朴 3, 区 2, 覃 2, 冼 2, 欧阳 2',
  '司徒 1, 上官 1',
]
  .flatMap((line) => line.split(', '))
  .map((entry): [string, number] => {
    const [name = '', weight = '1'] = entry.split(' ')
    return [name, Number(weight)]
  })

const GIRLS = '雨欣怡涵婷静雪梅莲芳慧敏玲丽娟琳洁萍晴月莹露瑶菲妍蓉岚悦诗云兰秋燕霞珍棉满谷苗禾朵安宁'
const BOYS = '浩宇轩杰俊伟强磊鹏飞辉涛斌海阳波龙毅航博凯健明亮志勇建国文武林松柏河川舟山石根生子涵小晓星辰安平'
const ADULT_WOMEN = '秀英桂兰玉珍凤霞春梅丽红燕玲秋香美莲月娥金花淑芬海英冬菊'
const ADULT_MEN = '建国志强海生文明大勇金水春林永福德才家旺国平世昌阿明亚弟'
/** In the national list but in few typefaces; some have no mark below U+FFFF. */
const RARE = ['䶮', '㛃', '頔', '翀', '燚', '堃', '玥', '赟', '犇', '喆', '𬱖'] as const

/** Names of peoples that write them in their own way, with the code of GB/T 3304. */
const OTHER_NAMES = {
  '1': [
    ['努尔兰·巴合提', '17'],
    ['艾力·买买提', '05'],
    ['次仁多吉', '04'],
    ['巴特尔', '02'],
    ['木沙江·吐尔逊', '05'],
    ['阿木古郎·其其格', '02'],
  ],
  '2': [
    ['阿依古丽·买买提', '05'],
    ['古丽娜尔·艾合买提', '05'],
    ['次仁卓玛', '04'],
    ['娜仁托娅', '02'],
    ['阿依努尔·叶尔兰', '17'],
    ['迪丽热巴·阿不都', '05'],
  ],
} as const satisfies Readonly<Record<'1' | '2', readonly (readonly [string, string])[]>>

/** Code of GB/T 2261.1. */
export type Sex = '1' | '2'

export function surname(random: Random): string {
  return random.weighted(SURNAMES)
}

/** A child's name with the family's surname: 陈小满; about one in forty has a rare character. */
export function childName(random: Random, family: string, sex: Sex): string {
  const characters = Array.from(sex === '1' ? BOYS : GIRLS)
  const character = () => characters[random.int(0, characters.length - 1)] ?? '安'
  const first = random.chance(0.3) ? random.pick(['小', '子', '晓', '思', '若']) : character()
  const second = random.chance(0.025) ? random.pick(RARE) : character()
  return random.chance(0.82) ? `${family}${first}${second}` : `${family}${second}`
}

/** A name of another people, with the code of its ethnic group. */
export function otherName(random: Random, sex: Sex): readonly [name: string, ethnicGroup: string] {
  return random.pick<readonly [string, string]>(OTHER_NAMES[sex])
}

export function adultName(random: Random, family: string, sex: Sex): string {
  const characters = Array.from(sex === '1' ? ADULT_MEN : ADULT_WOMEN)
  const at = random.int(0, characters.length / 2 - 1) * 2
  return `${family}${characters.slice(at, at + 2).join('')}`
}

const COMPOUND = ['欧阳', '司徒', '上官', '诸葛', '司马', '慕容', '夏侯', '皇甫', '东方', '尉迟']

/** The surname a written name begins with; the whole of a name with a dot or in letters. */
export function surnameOf(name: string): string {
  if (/[·•.A-Za-z]/.test(name)) return name
  return COMPOUND.find((compound) => name.startsWith(compound)) ?? Array.from(name)[0] ?? ''
}
