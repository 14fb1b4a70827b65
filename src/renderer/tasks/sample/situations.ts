/** How the families of a station come to be on its books; shares are rough. Codes are those of F01. */
export interface Situation {
  readonly share: number
  readonly categories: readonly string[]
  readonly fatherStatus: readonly string[]
  readonly motherStatus: readonly string[]
  readonly guardian: 'grandparent' | 'mother' | 'father' | 'uncle'
  readonly livingWith: readonly string[]
  readonly benefits: readonly string[]
  readonly incomeSources: readonly string[]
  /** Yuan a month for the household. */
  readonly income: readonly [from: number, to: number]
  /** How likely each item of the risk sheet is a high score, 0 to 1. */
  readonly risk: number
  /** What the person who asks says, in their own words. */
  readonly problem: readonly [string, ...string[]]
  readonly needs: readonly [string, ...string[]]
  readonly cause: string
}

export const SITUATIONS: readonly Situation[] = [
  {
    share: 16,
    categories: ['unattended'],
    fatherStatus: ['imprisoned'],
    motherStatus: ['outOfContact'],
    guardian: 'grandparent',
    livingWith: ['grandparents'],
    benefits: ['unattended', 'educationAid'],
    incomeSources: ['relief', 'relatives'],
    income: [900, 2400],
    risk: 0.62,
    problem: [
      '爷爷说：“他爸进去了，他妈走了就没回来过，我这把年纪，开家长会都听不懂老师讲什么。”',
      '祖母说：“孙子晚上老问妈妈在哪里，我答不上来。低保的钱买药就去了一半。”',
    ],
    needs: ['监护人年老多病，辅导功课、陪同就医有困难', '孩子长期见不到父母，提到父亲时不说话'],
    cause: '父亲服刑、母亲失联后，由祖辈照料；祖辈体弱，经济靠救助，家庭对外联系少',
  },
  {
    share: 20,
    categories: ['leftBehind'],
    fatherStatus: ['normal'],
    motherStatus: ['normal'],
    guardian: 'grandparent',
    livingWith: ['grandparents'],
    benefits: [],
    incomeSources: ['work'],
    income: [3600, 7800],
    risk: 0.34,
    problem: [
      '外婆说：“爸妈一年回来一次，视频里说两句就没话了，作业没人管。”',
      '班主任说：“孩子中午常一个人在校门口，问他吃饭没有，他说不饿。”',
    ],
    needs: ['父母外出务工，日常联系少，家庭作业无人辅导', '假期无人看护，常在河边玩'],
    cause: '父母在外务工，每年回家一到两次；祖辈只能照顾起居，亲子沟通靠电话',
  },
  {
    share: 22,
    categories: ['familyDifficulty', 'familyMinimumLiving'],
    fatherStatus: ['gravelyIll'],
    motherStatus: ['normal'],
    guardian: 'mother',
    livingWith: ['parents'],
    benefits: ['minimumLiving', 'educationAid', 'medicalRelief'],
    incomeSources: ['work', 'relief'],
    income: [1800, 4200],
    risk: 0.4,
    problem: [
      '母亲说：“他爸透析，一周三次，我早上送完孩子就去医院，晚上做零工，家里全乱了。”',
      '社区说：“这家一直肯自己扛，最近连房租都拖了，想请你们去看看孩子。”',
    ],
    needs: ['家中长期医疗支出大，孩子学习用品和营养不足', '照顾者负荷重，孩子要照看病人，写作业时间少'],
    cause: '父亲重病使家庭失去主要收入，母亲一人挣钱又照料，孩子承担了过多家务',
  },
  {
    share: 14,
    categories: ['ownDifficulty', 'ownDisability'],
    fatherStatus: ['normal'],
    motherStatus: ['normal'],
    guardian: 'mother',
    livingWith: ['parents'],
    benefits: ['disabilitySubsidies', 'rehabilitation'],
    incomeSources: ['work'],
    income: [3000, 6500],
    risk: 0.36,
    problem: [
      '母亲说：“康复一停他就退步，可是每次来回两个小时，我又不能不上班。”',
      '父亲说：“想让他上普通学校，人家说要有人陪，我们两个轮不过来。”',
    ],
    needs: ['康复训练不能连续，来回路程长', '随班就读缺少支持，同伴交往少'],
    cause: '残疾带来康复和照料需要，家庭两人都要上班，社区里没有可去的康复点',
  },
  {
    share: 8,
    categories: ['orphan', 'orphanScattered'],
    fatherStatus: ['deceased'],
    motherStatus: ['deceased'],
    guardian: 'uncle',
    livingWith: ['relatives'],
    benefits: ['orphan', 'educationAid'],
    incomeSources: ['relief', 'work'],
    income: [2600, 5200],
    risk: 0.45,
    problem: ['叔叔说：“我们自己也有两个孩子，对他不敢重也不敢轻，他什么都不跟我们说。”'],
    needs: ['丧亲之后少言，节日前后睡不好', '寄居亲属家，担心给人添麻烦，不肯开口要东西'],
    cause: '父母先后去世，随叔叔一家生活；家中没有谈过此事，孩子把担心放在心里',
  },
  {
    share: 12,
    categories: ['guardianshipDifficulty', 'guardianshipImproper'],
    fatherStatus: ['normal'],
    motherStatus: ['outOfContact'],
    guardian: 'father',
    livingWith: ['parents'],
    benefits: ['temporaryRelief'],
    incomeSources: ['work', 'other'],
    income: [1500, 4800],
    risk: 0.58,
    problem: ['邻居说：“他爸上夜班，喝了酒就睡，孩子自己泡面，门也没锁过。”'],
    needs: ['父亲管教以打骂为主，夜间无人照看', '三餐不规律，衣物换洗不及时'],
    cause: '父母离异后父亲独自抚养，长期夜班，管教方式简单，亲属来往少',
  },
  {
    share: 8,
    categories: ['migrant'],
    fatherStatus: ['normal'],
    motherStatus: ['normal'],
    guardian: 'mother',
    livingWith: ['parents'],
    benefits: [],
    incomeSources: ['work'],
    income: [4200, 8200],
    risk: 0.22,
    problem: ['母亲说：“我们从外地来打工，学籍还没转好，孩子在家里带弟弟。”'],
    needs: ['入学手续不全，暂时在家', '在本地没有同伴，放学后无处可去'],
    cause: '随父母务工流动，居住和学籍不稳定，对本地服务不熟悉',
  },
]
