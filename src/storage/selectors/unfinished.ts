import type { CaseDocument, Child, Scratch } from '../../domain/records.ts'
import { readPlace, type TypedPlace } from '../../domain/typed-places.ts'
import type { WorkspaceState } from '../tables.ts'
import { factsOf, factText } from './facts.ts'
import { drafts } from './documents.ts'

/** A draft, or words typed into a dialog and not saved. */
export type Unfinished = {
  readonly key: string
  /** `null`: about no child on file. */
  readonly child: Child | null
  /** The name, or the alias of a child without one. */
  readonly childName: string
  /** ISO instant of the last key. */
  readonly at: string
  readonly staffId: string
} & (
  | {
      readonly kind: 'draft'
      readonly document: CaseDocument
      /** Other drafts of the same form and child. */
      readonly twins: readonly string[]
    }
  | { readonly kind: 'words'; readonly scratch: Scratch; readonly place: TypedPlace }
)

/**
 * Everything not finished, the things of one child together, the child worked on last first. Words are shown to the one
 * who typed them only; drafts of a file to whoever may see the file.
 */
export function unfinished(
  state: WorkspaceState,
  staffId: string,
  sees: (child: Child) => boolean,
): readonly Unfinished[] {
  const written = drafts(state)
  const byForm = Map.groupBy(written, ({ childId, formCode }) => `${childId} ${formCode}`)
  const items: Unfinished[] = []
  for (const document of written) {
    const child = state.children.get(document.childId)
    if (child === undefined || !sees(child)) continue
    const same = byForm.get(`${document.childId} ${document.formCode}`) ?? []
    const twins = same.filter((one) => one !== document).map(({ id }) => id)
    const { id: key, updatedAt: at, authorId } = document
    items.push({ kind: 'draft', key, child, childName: nameOf(state, child), at, staffId: authorId, document, twins })
  }
  for (const scratch of state.scratch.values()) {
    const place = readPlace(scratch.place)
    if (scratch.staffId !== staffId || place === null || !isThere(state, place)) continue
    const child = scratch.childId === null ? null : (state.children.get(scratch.childId) ?? null)
    const { id: key, updatedAt: at } = scratch
    items.push({ kind: 'words', key, child, childName: nameOf(state, child), at, staffId, scratch, place })
  }
  items.sort((one, other) => (one.at < other.at ? 1 : -1))
  return [...Map.groupBy(items, ({ child }) => child?.id ?? '').values()].flat()
}

/** Whole calendar days on this PC since an instant. */
export function daysSince(instant: string, now: Date): number {
  const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()
  return Math.max(0, Math.round((midnight(now) - midnight(new Date(instant))) / 86_400_000))
}

/** A draft is old after this many days. */
export const OLD_AFTER_DAYS = 7

/** Whether what the words are about is still there to be gone on with. */
function isThere(state: WorkspaceState, place: TypedPlace): boolean {
  switch (place.kind) {
    case 'newChild':
    case 'settings':
    case 'newStaff':
    case 'listName':
    case 'export':
    case 'swap':
      return true
    case 'changeStaff':
      return state.staff.get(place.staffId)?.active === true
    case 'attachmentTitle':
    case 'trashAttachment':
      return state.attachments.has(place.attachmentId)
    case 'openFile':
    case 'openReports':
      return state.children.has(place.childId)
    case 'comment':
      return state.children.has(place.childId) && (place.documentId === null || state.documents.has(place.documentId))
    case 'fact':
    case 'categories':
    case 'moveStatus':
    case 'movePopulation':
    case 'recheck':
    case 'consent':
      return state.children.has(place.childId)
    case 'withdraw':
      return state.consents.get(place.consentId)?.withdrawn === null
    case 'ground':
      return state.referrals.get(place.referralId)?.state === 'drafted'
    case 'advance':
      return state.referrals.has(place.referralId)
    case 'discard':
      return state.documents.get(place.documentId)?.status === 'draft'
    case 'erase':
      return state.trash.get(place.trashId)?.erased === undefined && state.trash.has(place.trashId)
    case 'merge':
      return [place.one, place.other].every((id) => state.children.has(id))
    case 'twoDrafts':
      return [place.one, place.other].every((id) => state.documents.get(id)?.status === 'draft')
  }
}

function nameOf(state: WorkspaceState, child: Child | null): string {
  if (child === null) return ''
  const facts = factsOf(state, child.id)
  return factText(facts, 'child.name') || factText(facts, 'child.alias')
}
