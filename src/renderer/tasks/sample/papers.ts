import { addDays, ageOn } from '../../../domain/dates.ts'
import type { FormValues } from '../../../domain/records.ts'
import { rubricOf } from '../../../forms/rubrics.ts'
import type { SampleChild, SampleFamily } from './families.ts'
import * as words from './sentences.ts'
import type { Random } from './random.ts'

/** Who and when a paper is about. */
export interface PaperSubject {
  readonly random: Random
  readonly family: SampleFamily
  readonly child: SampleChild
  /** Name of the worker in charge. */
  readonly worker: string
  /** The day it is written, YYYY-MM-DD. */
  readonly day: string
}

/** F01: what stands on the paper besides the facts of the file. */
export function registrationValues({ family, random }: PaperSubject): FormValues {
  const hazards = family.facts['household.hazards']
  return {
    hazardsFound: typeof hazards === 'string' && hazards !== '' ? 'yes' : 'no',
    medicationCare: random.chance(0.2) ? '由监护人保管，按医嘱服用' : '',
  }
}

export function intakeValues({ random, family, worker, day }: PaperSubject): FormValues {
  const source = random.pick(['asked', 'visit', 'community', 'community', 'school', 'hospital', 'hotline'])
  return {
    receivedOn: day,
    source,
    referrer: source === 'community' ? '儿童主任' : '',
    referrerUnit: source === 'community' ? family.community : '',
    applicant: family.guardian.name,
    applicantRelation: family.guardian.relation,
    applicantPhone: family.guardian.phone,
    firstContactOn: addDays(day, -random.int(0, 3)),
    firstContactAt: `${String(random.int(9, 17)).padStart(2, '0')}:${random.pick(['00', '20', '40'])}`,
    firstContactPlace: random.pick(['站内接待室', '儿童家中', '社区居委会', '学校传达室']),
    problem: random.pick(family.situation.problem),
    earlierServices: random.chance(0.4) ? random.pick(words.EARLIER_SERVICES) : '',
    situations: Object.fromEntries(SITUATION_ROWS.map((row) => [row, 'no'])),
    urgency: random.pick(['normal', 'normal', 'normal', 'urgent']),
    judgement: words.paragraph(random, words.JUDGEMENTS, 1),
    decision: 'accept',
    worker,
  }
}

const SITUATION_ROWS = [
  'privateParts',
  'girlUnder14',
  'girlFrom14',
  'injuries',
  'unnaturalHarm',
  'abandoned',
  'trafficked',
  'begging',
  'otherHarm',
] as const

export function assessmentValues({ random, family, child, day }: PaperSubject): FormValues {
  const account = (sentences: readonly string[]) => words.paragraph(random, sentences, random.int(1, 2))
  const needs = ['basicLiving', 'medical', 'education', 'guardianship', 'mind', 'rights', 'inclusion']
  return {
    assessedOn: day,
    occasion: 'first',
    sources: [...random.some(['interview', 'homeVisit', 'observation', 'school', 'scale', 'files'], random.int(2, 4))],
    physical: account(words.BODY),
    cognition: account(words.LEARNING),
    emotion: account(words.MOOD),
    behaviour: account(words.BEHAVIOUR),
    selfCare: account(words.SELF_CARE),
    social: account(words.SOCIAL),
    strengths: account(words.STRENGTHS),
    childWords: random.pick(words.CHILD_WORDS),
    familyRelations: account(words.FAMILY_RELATIONS),
    parenting: account(words.PARENTING),
    guardianship: `实际由${family.guardian.relation}照料。${account(words.GUARDIANSHIP)}`,
    economy: account(words.ECONOMY),
    carerLoad: account(words.CARER_LOAD),
    events: random.chance(0.6) ? random.pick(words.EVENTS) : '',
    attendance: account(words.ATTENDANCE),
    schoolRelations: account(words.SCHOOL_RELATIONS),
    bullying: random.chance(0.85) ? '本人及老师都说没有。' : random.pick(words.BULLYING),
    neighbours: account(words.NEIGHBOURS),
    formalResources: account(words.FORMAL_RESOURCES),
    informalResources: account(words.INFORMAL_RESOURCES),
    needs: needs.map((_, at) => ({
      degree: String(
        random.weighted([
          [0, 30],
          [1, 34],
          [2, 26],
          [3, 10],
        ]),
      ),
      priority: at < 3 ? at + 1 : null,
      detail: at < 2 ? random.pick(family.situation.needs) : '',
    })),
    protectiveFactors: words.paragraph(random, words.PROTECTIVE, 2),
    riskFactors: `${random.pick(family.situation.needs)}。${words.paragraph(random, words.RISKS, 1)}`,
    causes: `${family.situation.cause}。${words.paragraph(random, words.DEVELOPMENT, 2)}`,
    conclusion: `${(ageOn(child.birthDate, day) ?? 8) >= 8 ? '本人愿意接受服务。' : ''}${words.paragraph(random, words.CONCLUSIONS, 2)}`,
    nextAssessmentOn: addDays(day, random.pick([90, 180, 365])),
  }
}

export function ratingValues({ random, family, day }: PaperSubject, first: boolean): FormValues {
  const rubric = rubricOf('2026.1')
  const flagged = random.chance(family.situation.risk * 0.07)
  const raised = random.pick(rubric.flags.map(({ id }) => id))
  const scores = rubric.items.map(({ id, anchors }) => {
    const score = random.chance(family.situation.risk) ? random.int(1, 3) : random.int(0, 1)
    const seen = anchors.find((anchor) => anchor.score === score)?.label.zh ?? ''
    return [id, { score, basis: `${seen}。${random.pick(words.SEEN)}` }] as const
  })
  return {
    assessedOn: day,
    occasion: first || random.chance(0.8) ? 'regular' : 'extra',
    methods: [...random.some(['homeVisit', 'interview', 'school', 'community', 'phone'], random.int(1, 3))],
    flags: Object.fromEntries(rubric.flags.map(({ id }) => [id, flagged && id === raised ? 'yes' : 'no'])),
    scores: Object.fromEntries(scores),
    adjustment: 'none',
    nextVisitBy: addDays(day, flagged ? 0 : random.pick([14, 30, 60, 90])),
    informed: ['guardian', ...(random.chance(0.5) ? ['childrensOfficer'] : []), 'head'],
    informedOn: day,
  }
}

export function planValues({ random, family, child, worker, day }: PaperSubject, edition: number): FormValues {
  const until = addDays(day, random.pick([180, 270, 365]))
  const goals = random.some(words.GOALS, random.int(2, 4))
  return {
    plannedOn: day,
    edition: edition === 1 ? '第1版' : `第${edition}版，替代第${edition - 1}版`,
    worker,
    periodFrom: day,
    periodTo: until,
    expectedClosing: until,
    needs: family.situation.needs.map((need, at) => `${at + 1}.${need}。`).join('\n'),
    aim: random.pick(words.AIMS),
    goals: goals.map((goal) => ({
      ...goal,
      responsible: goal.party === 'worker' ? worker : goal.responsible,
      dueOn: addDays(day, random.pick([60, 90, 120, 180])),
    })),
    resources: words.paragraph(random, words.FORMAL_RESOURCES, 1),
    riskResponse: random.pick(words.RISK_RESPONSES),
    evaluation: random.pick(words.EVALUATIONS),
    childOpinion: (ageOn(child.birthDate, day) ?? 8) >= 8 ? random.pick(words.CHILD_OPINIONS) : '',
    guardianOpinion: random.pick(words.GUARDIAN_OPINIONS),
    reviews: [],
  }
}

export function letterValues({ random, family, worker, child, day }: PaperSubject): FormValues {
  const to = random.pick(words.RECIPIENTS)
  const consents = (ageOn(child.birthDate, day) ?? 8) >= 14 ? ['child', 'guardian'] : ['guardian']
  const urgency = random.pick(['normal', 'normal', 'normal', 'relaxed', 'urgent'])
  return {
    writtenOn: day,
    recipientKind: to.kind,
    recipient: to.recipient,
    service: to.service,
    subject: to.subject,
    request: to.request,
    urgency,
    replyDays: urgency === 'urgent' ? 1 : urgency === 'relaxed' ? 10 : 5,
    shares: ['basic', 'situation', 'workDone'],
    reason: to.reason,
    situation: `由${family.guardian.relation}照料。${random.pick(words.LETTER_SITUATIONS)}`,
    workDone: random.pick(words.WORK_DONE),
    usedServices: '',
    riskNotice: random.chance(0.2) ? '对青霉素过敏' : '',
    consent: consents,
    consentPaper: '',
    consentOn: day,
    attachments: [
      { name: '转介表', copies: 1 },
      { name: '知情同意书复印件', copies: 1 },
    ],
    delivery: random.pick(['inPerson', 'post', 'guardian']),
    contact: worker,
    contactPhone: '0000-1234567',
    copyTo: '',
  }
}
