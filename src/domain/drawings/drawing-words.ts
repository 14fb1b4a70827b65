import type { Language, Localized } from '../localized.ts'

/**
 * The words that the drawings write themselves, beside what is on file. Drawings are papers and stay Chinese; what is said
 * of them on an English screen takes these. Names, places and what somebody wrote stay as they are.
 */
const WORDS: readonly Localized[] = [
  { zh: '学校', en: 'School' },
  { zh: '就诊、康复', en: 'Clinic, rehabilitation' },
  { zh: '社区', en: 'Community' },
  { zh: '救助、福利', en: 'Relief, benefits' },
  { zh: '医疗保险', en: 'Medical insurance' },
  { zh: '社会工作站', en: 'Social work station' },
  { zh: '不同住的亲属', en: 'Relatives elsewhere' },
  { zh: '邻里', en: 'Neighbours' },
  { zh: '同伴', en: 'Peers' },
  { zh: '志愿者', en: 'Volunteers' },
  { zh: '社会组织', en: 'Social organisation' },
  { zh: '父亲', en: 'Father' },
  { zh: '母亲', en: 'Mother' },
  { zh: '本人', en: 'the child' },
  { zh: '失学辍学', en: 'out of school' },
  { zh: '失踪', en: 'missing' },
  { zh: '失联', en: 'out of contact' },
  { zh: '服刑在押', en: 'in prison' },
  { zh: '强制戒毒', en: 'in compulsory treatment' },
  { zh: '重残', en: 'severely disabled' },
  { zh: '重病', en: 'gravely ill' },
  { zh: '限制自由', en: 'confined' },
  { zh: '撤销监护', en: 'guardianship revoked' },
  { zh: '遣送出境', en: 'deported' },
  { zh: '已签发', en: 'issued' },
  { zh: '已送达', en: 'delivered' },
  { zh: '已受理', en: 'accepted' },
  { zh: '已退回', en: 'returned' },
  { zh: '已首次服务', en: 'first service given' },
  { zh: '已反馈', en: 'reported back' },
  { zh: '已关闭', en: 'closed' },
]

/** Those that stand before what is on file. */
const LEADS: readonly Localized[] = [
  { zh: '班主任 ', en: 'class teacher ' },
  { zh: '社工 ', en: 'social worker ' },
  { zh: '最近联系 ', en: 'last contact ' },
  { zh: '转介：', en: 'referral: ' },
]

/** Behind the child's name, in the middle of the eco-map. */
const FAMILY_OF: Localized = { zh: '家庭', en: "'s family" }

/**
 * Words of a drawing (`；` between parts, `、` inside one) in the language of the screen.
 * @param also words of code lists and options that may stand in it
 */
export function drawingWords(words: string, language: Language, also: readonly Localized[] = []): string {
  if (language === 'zh') return words
  const known = new Map([...also, ...WORDS].map(({ zh, en }) => [zh, en]))
  const inEnglish = (part: string): string => {
    const whole = known.get(part)
    if (whole !== undefined) return whole
    const lead = LEADS.find(({ zh }) => part.startsWith(zh))
    if (lead !== undefined) return lead.en + inEnglish(part.slice(lead.zh.length))
    if (part.endsWith(FAMILY_OF.zh)) return part.slice(0, -FAMILY_OF.zh.length) + FAMILY_OF.en
    return part.includes('、') ? part.split('、').map(inEnglish).join(', ') : part
  }
  return words.split('；').map(inEnglish).join('; ')
}
