import { consentVariant } from '../../../domain/consent.ts'
import { addDays, ageOn } from '../../../domain/dates.ts'
import type { ReferralState } from '../../../domain/records.ts'
import { succeed, type Result } from '../../../domain/result.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { moveChild } from '../../../verbs/children/move-child.ts'
import { registerChild } from '../../../verbs/children/register-child.ts'
import { updateFacts } from '../../../verbs/children/update-facts.ts'
import { recordConsent } from '../../../verbs/consents/record-consent.ts'
import type { PerformNow } from '../../../verbs/desk.ts'
import { signDocument } from '../../../verbs/documents/sign-document.ts'
import { startDocument } from '../../../verbs/documents/start-document.ts'
import { issueReferral } from '../../../verbs/referrals/issue-referral.ts'
import { advanceReferral } from '../../../verbs/referrals/advance-referral.ts'
import { startReferral } from '../../../verbs/referrals/start-referral.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { localDay } from '../../../verbs/clock.ts'
import { atOpening, dayBetween, workingMoment } from './calendar.ts'
import { childFacts, schooling } from './child-facts.ts'
import type { SampleChild, SampleFamily } from './families.ts'
import * as papers from './papers.ts'
import { Random } from './random.ts'
import { fillDraft, finishIfComplete } from './write-paper.ts'

/** Why a child's status changed. */
const STATUS_BASES = {
  inService: '预估完成，开始服务',
  closed: '目标达成，结案',
  movedAway: '全家迁出本街道',
} as const

/** Something a worker does at a moment. */
export interface SampleEvent {
  readonly at: Date
  readonly happen: (perform: PerformNow, read: () => WorkspaceState) => Result<unknown, VerbFailure>
}

/** Everything that happens with the children of a family, from the day it was met to the day before `today`. */
export function familyLife(random: Random, family: SampleFamily, worker: string, today: string): SampleEvent[] {
  const household = { id: '' }
  const yesterday = addDays(today, -1)
  return family.children.flatMap((child, at) => {
    // Brothers and sisters are registered a few days apart.
    const day = addDays(family.metOn, at * 2)
    const metOn = day < yesterday ? day : yesterday
    return new ChildLife({ random, family, child, worker, metOn, household }).until(today)
  })
}

interface ChildStory {
  readonly random: Random
  readonly family: SampleFamily
  readonly child: SampleChild
  readonly worker: string
  readonly metOn: string
  /** Its id is known once the first child of it is registered. */
  readonly household: { id: string }
}

const STEP_NOTES: Readonly<Partial<Record<ReferralState, string>>> = {
  delivered: '当面送达，对方签收',
  returned: '不属受理范围，建议转街道窗口',
}

class ChildLife {
  readonly #story: ChildStory
  readonly #random: Random
  readonly #events: SampleEvent[] = []
  #childId = ''

  constructor(story: ChildStory) {
    this.#story = story
    this.#random = story.random
  }

  until(today: string): SampleEvent[] {
    this.#register()
    this.#paper('F02', addDays(this.#story.metOn, this.#random.int(0, 2)), papers.intakeValues)
    this.#status(addDays(this.#story.metOn, this.#random.int(6, 9)), 'inService')
    const assessedOn = addDays(this.#story.metOn, this.#random.int(6, 20))
    this.#paper('F05', assessedOn, papers.assessmentValues)
    this.#ratings(addDays(assessedOn, this.#random.int(0, 3)), today)
    this.#plans(addDays(assessedOn, this.#random.int(4, 14)), today)
    this.#yearlyChecks(today)
    if (this.#random.chance(0.3)) this.#letter(dayBetween(this.#random, addDays(assessedOn, 10), addDays(today, 5)))
    if (this.#random.chance(0.08))
      this.#status(addDays(this.#story.metOn, 420), this.#random.pick(['closed', 'movedAway']))
    // What would come later has not happened: papers begun stay drafts, finished ones wait for signatures.
    return this.#events.filter(({ at }) => localDay(at) < today)
  }

  #on(day: string, happen: SampleEvent['happen']): void {
    this.#events.push({ at: workingMoment(this.#random, day), happen })
  }

  #register(): void {
    const { random, family, child, household } = this.#story
    const facts = { ...family.facts, ...childFacts(random, family, child) }
    const registration = papers.registrationValues(this.#subject(this.#story.metOn))
    let documentId = ''
    this.#events.push({
      // Before anything else of the child.
      at: atOpening(this.#story.metOn),
      happen: (perform, read) => {
        const inHousehold = household.id === '' ? {} : { householdId: household.id }
        const registered = perform(registerChild, { facts, population: 'registered', ...inHousehold })
        if (!registered.ok) return registered
        this.#childId = registered.value.childId
        household.id = registered.value.householdId
        documentId = registered.value.documentId
        return fillDraft(perform, read, documentId, registration)
      },
    })
    const finishedOn = addDays(this.#story.metOn, random.int(1, 3))
    this.#on(finishedOn, (perform) => finishIfComplete(perform, documentId))
    this.#sign(addDays(finishedOn, random.int(1, 9)), () => documentId)
  }

  #paper(
    formCode: string,
    day: string,
    values: (subject: papers.PaperSubject) => ReturnType<typeof papers.intakeValues>,
  ): void {
    let documentId = ''
    const written = values(this.#subject(day))
    this.#on(day, (perform, read) => {
      const started = perform(startDocument, { childId: this.#childId, formCode })
      if (!started.ok) return started
      documentId = started.value.documentId
      return fillDraft(perform, read, documentId, written)
    })
    const finishedOn = addDays(day, this.#random.int(1, 3))
    this.#on(finishedOn, (perform) => finishIfComplete(perform, documentId))
    this.#sign(addDays(finishedOn, this.#random.int(1, 10)), () => documentId)
  }

  /** Signed papers come back most of the time; some stay 待签. */
  #sign(day: string, documentId: () => string): void {
    if (this.#random.chance(0.04)) return
    this.#on(day, (perform, read) =>
      read().documents.get(documentId())?.status === 'awaitingSignature'
        ? perform(signDocument, { documentId: documentId(), signedOn: day })
        : succeed(null),
    )
  }

  #status(day: string, status: 'inService' | 'closed' | 'movedAway'): void {
    const basis = STATUS_BASES[status]
    this.#on(day, (perform) =>
      perform(moveChild, { childId: this.#childId, kind: 'status', to: status, on: day, basis }),
    )
  }

  /** 风险评级: at the beginning, then every half year or so. */
  #ratings(from: string, today: string): void {
    let first = true
    for (let day = from; day <= today; day = addDays(day, this.#random.int(150, 240))) {
      const isFirst = first
      this.#paper('F06', day, (subject) => papers.ratingValues(subject, isFirst))
      first = false
    }
  }

  /** 一人一策: a new edition each year. */
  #plans(from: string, today: string): void {
    let edition = 1
    for (let day = from; day <= today; day = addDays(day, this.#random.int(270, 400))) {
      const number = edition
      this.#paper('F08', day, (subject) => papers.planValues(subject, number))
      edition += 1
    }
  }

  /** 每年复核: most families are asked again each year what still holds; a few things are forgotten. */
  #yearlyChecks(today: string): void {
    const random = this.#random
    for (let day = addDays(this.#story.metOn, 360); day <= today; day = addDays(day, random.int(330, 400))) {
      if (random.chance(0.2)) continue
      const school = schooling(random, ageOn(this.#story.child.birthDate, day) ?? 8)
      const forgotten = new Random(random.hex())
      this.#on(day, (perform, read) => {
        const known = factsOf(read(), this.#childId)
        const same = factText(known, 'child.schoolStage') === school['child.schoolStage']
        const still = Object.entries(known).flatMap(([key, { value }]) =>
          forgotten.chance(0.03) ? [] : [[key, value] as const],
        )
        const changed = same ? { 'child.grade': school['child.grade'] ?? '' } : school
        return perform(updateFacts, { childId: this.#childId, facts: { ...Object.fromEntries(still), ...changed } })
      })
    }
  }

  #letter(day: string): void {
    const random = this.#random
    const written = papers.letterValues(this.#subject(day))
    let id = ''
    this.#on(day, (perform, read) => {
      const started = perform(startReferral, { childId: this.#childId })
      if (!started.ok) return started
      id = started.value.referralId
      return fillDraft(perform, read, id, written)
    })
    const state = (read: () => WorkspaceState) => read().referrals.get(id)?.state
    const issuedOn = addDays(day, random.int(1, 2))
    this.#on(issuedOn, (perform, read) => {
      const finished = finishIfComplete(perform, id)
      if (!finished.ok || read().documents.get(id)?.status !== 'awaitingSignature') return finished
      const agreed = this.#agree(perform, read(), id, issuedOn)
      return agreed.ok ? perform(issueReferral, { referralId: id }) : agreed
    })
    const steps = random.chance(0.85)
      ? (['delivered', 'accepted', 'firstService', 'reportedBack', 'closed'] as const)
      : (['delivered', 'returned', 'closed'] as const)
    let on = issuedOn
    for (const to of steps.slice(0, random.int(1, steps.length))) {
      on = addDays(on, random.int(2, 9))
      const stepOn = on
      const note = STEP_NOTES[to] ?? ''
      this.#on(stepOn, (perform, read) =>
        state(read) === undefined || state(read) === 'drafted'
          ? succeed(null)
          : perform(advanceReferral, { referralId: id, to, on: stepOn, note }),
      )
    }
  }

  /** 同意书: the line for the recipient of a letter, signed by whoever signs at that age. */
  #agree(perform: PerformNow, state: WorkspaceState, referralId: string, day: string): Result<unknown, VerbFailure> {
    const { recipient, service } = state.documents.get(referralId)?.values ?? {}
    const facts = factsOf(state, this.#childId)
    return perform(recordConsent, {
      childId: this.#childId,
      variant: consentVariant(factText(facts, 'child.birthDate'), day) ?? 'guardian',
      signedOn: day,
      guardianName: factText(facts, 'guardian.name') || '监护人',
      relation: factText(facts, 'guardian.relation'),
      childSigned: true,
      witness: '',
      service: true,
      recipients: [
        {
          name: typeof recipient === 'string' ? recipient : '',
          purpose: typeof service === 'string' ? service : '',
          kinds: '转介函所列',
          granted: true,
        },
      ],
      photo: false,
      publicity: false,
      documentId: null,
      attachmentId: null,
    })
  }

  #subject(day: string): papers.PaperSubject {
    const { random, family, child, worker } = this.#story
    return { random, family, child, worker, day }
  }
}
