import type { Attachment, CaseDocument, Child, Consent, Household, Referral } from '../../../domain/records.ts'
import type { Facts } from '../../../domain/facts.ts'
import { attachmentsOfChild } from '../../../storage/selectors/attachments.ts'
import { casePhases, type PhaseStep } from '../../../storage/selectors/case-phases.ts'
import { childRows, siblingsOf, type ChildRow } from '../../../storage/selectors/children.ts'
import { consentsOfChild } from '../../../storage/selectors/consents.ts'
import { currentPlan, documentsOfChild, type CurrentPlan } from '../../../storage/selectors/documents.ts'
import { factsOfBoth, monthsBefore } from '../../../storage/selectors/facts.ts'
import { referralsOfChild } from '../../../storage/selectors/referrals.ts'
import { currentRisk, type CurrentRisk } from '../../../storage/selectors/risk.ts'
import type { FileSight } from '../../../verbs/sight.ts'
import { useDesk, useSight, useWorkspace } from '../../app/desk-context.tsx'

/** All of one child's file that the screens show. */
export interface ChildFile {
  /** How much of it the person at the desk sees. */
  readonly sight: FileSight
  /** Papers, letters, attachments: the head and the worker in charge. */
  readonly mayWrite: boolean
  /** Facts and F01: the clerk too. */
  readonly mayRegister: boolean
  readonly child: Child
  readonly household: Household | undefined
  readonly row: ChildRow
  /** Of the child and the household. */
  readonly facts: Facts
  /** Newest first. */
  readonly documents: readonly CaseDocument[]
  /** Newest first. */
  readonly referrals: readonly Referral[]
  /** In the order they came in. */
  readonly attachments: readonly Attachment[]
  /** Newest first. */
  readonly consents: readonly Consent[]
  readonly siblings: readonly Child[]
  readonly phases: readonly PhaseStep[]
  readonly plan: CurrentPlan | null
  readonly risk: CurrentRisk | null
  /** YYYY-MM-DD. */
  readonly today: string
  /** A fact verified before this day is stale. */
  readonly staleBefore: string
  readonly staleAfterMonths: number
  readonly nameOfStaff: (staffId: string) => string
}

export function useFile(childId: string): ChildFile | null {
  const { today } = useDesk()
  const sightOf = useSight()
  return useWorkspace((state) => {
    const child = state.children.get(childId)
    const row = childRows(state, today).find((candidate) => candidate.childId === childId)
    if (child === undefined || row === undefined) return null
    const household = state.households.get(child.householdId)
    const staleAfterMonths = state.station.get('station')?.settings.staleAfterMonths ?? 12
    const sight = sightOf(child)
    return {
      sight,
      mayWrite: sight === 'whole',
      mayRegister: sight === 'whole' || sight === 'register',
      child,
      household,
      row,
      facts: factsOfBoth(child, household),
      documents: documentsOfChild(state, childId),
      referrals: referralsOfChild(state, childId),
      attachments: attachmentsOfChild(state, childId),
      consents: consentsOfChild(state, childId),
      siblings: siblingsOf(state, childId),
      phases: casePhases(state, childId),
      plan: currentPlan(state, childId),
      risk: currentRisk(state, childId),
      today,
      staleBefore: monthsBefore(today, staleAfterMonths),
      staleAfterMonths,
      nameOfStaff: (staffId) => state.staff.get(staffId)?.name ?? '',
    }
  })
}
