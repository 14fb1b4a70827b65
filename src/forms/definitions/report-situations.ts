import type { Localized } from '../../domain/localized.ts'

/**
 * The nine situations of the mandatory report (关于建立侵害未成年人案件强制报告制度的意见（试行） 第4条): a suspicion is enough,
 * and nobody's consent is asked.
 */
export const REPORT_SITUATIONS: readonly { readonly id: string; readonly label: Localized }[] = [
  {
    id: 'privateParts',
    label: {
      zh: '生殖器官或隐私部位遭受或疑似遭受非正常损伤',
      en: 'Injury, or suspected injury, of genitals or private parts that is not normal',
    },
  },
  {
    id: 'girlUnder14',
    label: {
      zh: '不满14周岁的女性遭受或疑似遭受性侵害、怀孕、流产',
      en: 'Girl under 14: sexual assault, or suspicion of it, pregnancy or miscarriage',
    },
  },
  {
    id: 'girlFrom14',
    label: {
      zh: '14周岁以上女性遭受或疑似遭受性侵害所致怀孕、流产',
      en: 'Girl from 14 on: pregnancy or miscarriage through sexual assault or suspicion of it',
    },
  },
  {
    id: 'injuries',
    label: {
      zh: '多处损伤、严重营养不良、意识不清，存在或疑似家庭暴力、欺凌、虐待、殴打或被人麻醉',
      en: 'Several injuries, grave malnutrition or clouded mind, with violence, bullying, abuse, beating or drugging or suspicion of it',
    },
  },
  {
    id: 'unnaturalHarm',
    label: {
      zh: '因自杀、自残、工伤、中毒、被人麻醉、殴打等非正常原因导致伤残、死亡',
      en: 'Injury or death by suicide, self-harm, work accident, poison, drugging, beating or other unnatural cause',
    },
  },
  {
    id: 'abandoned',
    label: { zh: '被遗弃或长期处于无人照料状态', en: 'Abandoned or uncared for over a long time' },
  },
  {
    id: 'trafficked',
    label: {
      zh: '来源不明、失踪或被拐卖、收买',
      en: 'Of unknown origin, missing, abducted or bought',
    },
  },
  { id: 'begging', label: { zh: '被组织乞讨', en: 'Organised to beg' } },
  {
    id: 'otherHarm',
    label: {
      zh: '其他严重侵害身心健康，或正面临不法侵害危险',
      en: 'Other grave harm to body or mind, or danger of unlawful harm now',
    },
  },
]
