import type { Random } from './random.ts'

/** Invented sentences as workers write them; none is about a person. */

/** A few of the sentences, each once, as one paragraph. */
export function paragraph(random: Random, sentences: readonly string[], count: number): string {
  return random.some(sentences, count).join('')
}

export const EARLIER_SERVICES = [
  '社区曾送过节日慰问品。',
  '学校资助过一学期营养餐。',
  '去年参加过暑期托管班。',
] as const
export const JUDGEMENTS = [
  '符合服务对象范围，家庭有求助意愿，建议接案并尽快入户。',
  '主要是照料和学习两方面的需要，暂未见现实危险，建议接案。',
  '情况稳定但支持少，建议接案，先做预估再定计划。',
] as const
export const BODY = [
  '身高体重在同龄范围，近视一百五十度，未配镜。',
  '睡眠每晚约九小时，饭量正常，近半年无住院。',
  '偏瘦，早餐常不吃，已提醒监护人。',
  '冬春季常咳嗽，社区医院随诊。',
] as const
export const LEARNING = [
  '能独立完成作业，数学较吃力，要反复讲。',
  '识字量偏少，读题需要人陪，记忆力好。',
  '成绩中等，喜欢科学课，能讲出植物生长的过程。',
] as const
export const MOOD = [
  '初次见面话少，熟悉后会主动说学校的事。',
  '提到父母时停下来看窗外，过一会儿再继续。',
  '大部分时间平稳，遇到比赛、考试会紧张咬指甲。',
] as const
export const BEHAVIOUR = [
  '能遵守约定，答应的事会记在本子上。',
  '有时发脾气摔东西，事后会道歉。',
  '放学后常独自在楼下等人回来。',
] as const
export const SELF_CARE = ['能自己洗漱、热饭、整理书包。', '穿衣吃饭自理，洗头要帮忙。'] as const
export const SOCIAL = ['同班有两个要好的同学，周末一起打球。', '课间多一个人，老师已安排小组活动。'] as const
export const STRENGTHS = [
  '会照顾弟妹，做事有耐心。',
  '喜欢画画，画得很细。',
  '跑步快，想参加学校田径队。',
  '记得住很多歌词，唱歌敢上台。',
] as const
export const CHILD_WORDS = [
  '“想跟妈妈打视频，打长一点。”',
  '“想有人陪我写数学。”',
  '“不想老是换地方住。”',
  '“想学骑自行车。”',
  '“爷爷不要再生病就好了。”',
] as const
export const FAMILY_RELATIONS = [
  '一家人吃饭时会聊天，遇事由长辈拿主意。',
  '大人之间话不多，孩子夹在中间传话。',
] as const
export const PARENTING = [
  '以说教为主，偶有打手心。',
  '规矩不多，作业基本不问。',
  '肯夸奖，但常把孩子和别人家比。',
] as const
export const GUARDIANSHIP = [
  '白天有人在家，晚上照看到位。',
  '监护人外出时托邻居看着。',
  '能按时接送，家长会多由亲属代去。',
] as const
export const ECONOMY = [
  '收入不稳定，月底常向亲戚周转。',
  '救助金按月到账，用于伙食和学费。',
  '有欠债，已和医院谈好分期。',
] as const
export const CARER_LOAD = [
  '照料者自己也在服药，夜里起来两三次。',
  '照料者说最怕自己病倒没人接手。',
  '负担一般，农忙时较紧。',
] as const
export const EVENTS = ['去年夏天搬过一次家。', '半年前亲人住院三周，孩子请假陪护。', '上学期转学，现已适应。'] as const
export const ATTENDANCE = [
  '本学期缺课两天，都有请假条。',
  '出勤正常，语文中上，数学在及格线上下。',
  '每月缺课一到两次，多为陪家人看病。',
] as const
export const SCHOOL_RELATIONS = ['班主任关注，每周聊一次。', '和同桌相处好，愿意参加值日。'] as const
export const BULLYING = ['同学给起外号，班主任已处理，近一月没有再发生。'] as const
export const NEIGHBOURS = ['左右邻居都熟，会帮忙接孩子。', '搬来不久，和邻居只是点头。'] as const
export const FORMAL_RESOURCES = [
  '社区儿童主任每月上门一次；学校有营养餐。',
  '街道残联可提供辅具；社区卫生院建有健康档案。',
  '暑期有社区托管班，可优先安排。',
] as const
export const INFORMAL_RESOURCES = ['姑姑每周来一次，帮忙洗衣做饭。', '楼下小卖部愿意让孩子放学后坐着写作业。'] as const
export const PROTECTIVE = [
  '监护人愿意学，约好的时间都在家。',
  '孩子喜欢上学，和班主任亲近。',
  '亲属会在要紧的时候来帮忙。',
  '社区有人盯着，消息传得快。',
] as const
export const RISKS = ['照料者的身体是最大的不确定。', '假期看护有空当。', '经济一紧，最先省下的是孩子的早餐。'] as const
export const DEVELOPMENT = [
  '学龄前由母亲带，语言和习惯都好；变故之后明显安静下来。',
  '上小学后换过两次照料人，规矩前后不一。',
  '近一年生活规律了，情绪随之平稳。',
] as const
export const CONCLUSIONS = [
  '建议列入一人一策，先解决看护和学习两件事，每月入户。',
  '短期内以陪伴和监护人支持为主，三个月后再评。',
  '链接社区托管和志愿者，监护人参加家长小组。',
] as const
export const SEEN = ['入户时见到。', '监护人说，社区证实。', '班主任来电说的。', '本人讲的，和入户所见一致。'] as const
export const AIMS = [
  '半年内生活规律，学习有人陪，监护人遇事知道找谁。',
  '一年内稳定就学，情绪有出口，家庭得到应有的救助。',
] as const
export const RISK_RESPONSES = [
  '监护人生病住院时，由姑姑接手照料，社工当日到场。',
  '出现自伤、离家言行，立即联系监护人和学校，当日评级。',
] as const
export const EVALUATIONS = ['每季度对照目标评一次，入户、学校各问一遍。', '每月记录进展，半年评估。'] as const
export const CHILD_OPINIONS = ['“可以，周六我在家。”', '“我想先把数学弄懂。”', '“不要告诉同学就行。”'] as const
export const GUARDIAN_OPINIONS = ['同意，会按时带孩子来。', '同意。希望帮忙问问救助的事。'] as const
export const LETTER_SITUATIONS = ['家庭收入低，监护人愿意陪同前往。', '就学正常，近一月需要贵单位协助。'] as const
export const WORK_DONE = [
  '我站已入户两次、面谈三次，并与学校核实情况。',
  '我站已完成预估，制定服务计划，监护人参与了讨论。',
] as const

export interface GoalWords {
  readonly goal: string
  readonly baseline: string
  readonly indicator: string
  readonly service: string
  readonly measures: string
  readonly responsible: string
  readonly party: string
  readonly together: string
  readonly frequency: string
}

export const GOALS: readonly GoalWords[] = [
  {
    goal: '放学后有人看护、有人陪写作业',
    baseline: '每周五天独自在家到晚上七点',
    indicator: '每周至少三天参加社区托管',
    service: 'tutoring',
    measures: '报名社区四点半课堂；志愿者一对一辅导数学',
    responsible: '社区托管班',
    party: 'community',
    together: '志愿者',
    frequency: '每周三次',
  },
  {
    goal: '和父母保持固定联系',
    baseline: '每月通话一次，三分钟',
    indicator: '每周视频一次，每次十五分钟',
    service: 'companionship',
    measures: '和父母约定时间；提供话题卡；社工陪第一次',
    responsible: '监护人',
    party: 'family',
    together: '社工',
    frequency: '每周一次',
  },
  {
    goal: '情绪有人听，知道难过时找谁',
    baseline: '难过时一个人待着',
    indicator: '能说出两位可求助的大人',
    service: 'counselling',
    measures: '个别面谈；绘画；必要时转介心理科',
    responsible: '社工',
    party: 'worker',
    together: '',
    frequency: '每两周一次',
  },
  {
    goal: '应享的救助都办下来',
    baseline: '教育资助未申请',
    indicator: '材料交齐，社区受理',
    service: 'resources',
    measures: '对照清单备材料，陪同到社区窗口',
    responsible: '儿童主任',
    party: 'community',
    together: '社工',
    frequency: '每月一次，办完为止',
  },
  {
    goal: '会处理用电用火和溺水的危险',
    baseline: '常去河边，不会报警',
    indicator: '演练两次，能背出三个电话',
    service: 'safetyEducation',
    measures: '安全课一次，入户排查一次，假期前再讲一次',
    responsible: '消防志愿队',
    party: 'volunteer',
    together: '社工',
    frequency: '每学期两次',
  },
  {
    goal: '康复训练不中断',
    baseline: '每月缺课四次以上',
    indicator: '出勤达到九成',
    service: 'rehabilitation',
    measures: '协调康复中心调整时间；车费由爱心企业支持',
    responsible: '康复中心',
    party: 'organisation',
    together: '爱心企业',
    frequency: '每周两次',
  },
]

export interface RecipientWords {
  readonly kind: string
  readonly recipient: string
  readonly service: string
  readonly subject: string
  readonly request: string
  readonly reason: string
}

export const RECIPIENTS: readonly RecipientWords[] = [
  {
    kind: 'hospital',
    recipient: '星湖儿童医院儿童心理科',
    service: '诊疗评估',
    subject: '申请接诊评估',
    request: '请予接诊评估，并把后续建议告知我站。',
    reason: '该儿童近一月情绪持续低落，监护人希望进一步诊疗',
  },
  {
    kind: 'rehabilitation',
    recipient: '星湖市康复中心',
    service: '康复训练',
    subject: '申请康复训练名额',
    request: '请予评估并安排训练时间。',
    reason: '该儿童需要连续的康复训练，原训练点路程过远',
  },
  {
    kind: 'legalAid',
    recipient: '星湖区法律援助中心',
    service: '法律援助',
    subject: '咨询抚养费事宜',
    request: '请予法律咨询，必要时指派援助律师。',
    reason: '监护人希望了解抚养费的追索办法',
  },
  {
    kind: 'socialRelief',
    recipient: '星湖街道社会救助窗口',
    service: '临时救助',
    subject: '申请临时救助',
    request: '请予受理并告知所缺材料。',
    reason: '该家庭近期突发医疗支出，基本生活出现困难',
  },
  {
    kind: 'school',
    recipient: '星湖第二小学德育处',
    service: '在校支持',
    subject: '协商在校照顾安排',
    request: '请协助安排课间同伴，并留意午餐。',
    reason: '该儿童转学不久，在校少有同伴',
  },
]
