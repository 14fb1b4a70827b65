import type { Child, Household, Role, Staff } from '../domain/records.ts'
import { formByCode } from '../forms/forms.ts'
import type { TableName, WorkspaceState } from '../storage/tables.ts'
import { REGISTER_FORM } from './rights.ts'

/**
 * What of the files a person sees (product.md §4). Verbs say who may change; this says who may look, and the screens get
 * the records only through it (src/renderer/app/desk-context.tsx). Backups, rules and numbering go by the whole state.
 */

/** What somebody has opened with a reason, by child. It holds until the desk is locked, and each is in the trail. */
export interface Opened {
  /** Files of colleagues. */
  readonly files: ReadonlySet<string>
  /** Files whose mandatory reports a supervisor asked for. */
  readonly reports: ReadonlySet<string>
}
export const NOTHING_OPENED: Opened = { files: new Set(), reports: new Set() }

/**
 * `whole`: all of it, and may write · `read`: all but restricted papers, to read · `register`: facts, F01, statuses
 * without their reasons · `nameOnly`: name and worker.
 */
export type FileSight = 'whole' | 'read' | 'register' | 'nameOnly'

export function fileSight(actor: Staff, child: Pick<Child, 'id' | 'workerId'>, opened: Opened): FileSight {
  switch (actor.role) {
    case 'head':
      return 'whole'
    case 'worker':
      if (child.workerId === actor.id) return 'whole'
      return opened.files.has(child.id) ? 'read' : 'nameOnly'
    case 'supervisor':
      return 'read'
    case 'clerk':
      return 'register'
  }
}

/** Who sees a file's assessments, plans, letters and papers at all; a refusal names them. */
export const CASE_READERS: readonly Role[] = ['head', 'worker', 'supervisor']

/** A paper only for the head and the worker in charge, e.g. a mandatory report (F12). */
export function isRestricted(formCode: string): boolean {
  return formByCode(formCode)?.restricted === true
}

/** Whether somebody sees the restricted papers of a file, whether there are any or not. */
export function seesRestricted(actor: Staff, child: Pick<Child, 'id' | 'workerId'>, opened: Opened): boolean {
  const sight = fileSight(actor, child, opened)
  return sight === 'whole' || (sight === 'read' && actor.role === 'supervisor' && opened.reports.has(child.id))
}

/** Whether somebody sees a paper of this form in this file. */
export function seesPaper(
  actor: Staff,
  child: Pick<Child, 'id' | 'workerId'>,
  formCode: string,
  opened: Opened,
): boolean {
  switch (fileSight(actor, child, opened)) {
    case 'whole':
      return true
    case 'read':
      return !isRestricted(formCode) || seesRestricted(actor, child, opened)
    case 'register':
      return formCode === REGISTER_FORM
    case 'nameOnly':
      return false
  }
}

/**
 * The records as this person may see them: papers, letters, attachments and deleted things that are not for them are
 * simply not there, so that no list, count, search or line of a timeline can hint at them; of a colleague's file name and
 * worker are left, and a clerk is not told why a status changed. The head's is the state itself. Maps keep their identity
 * while what they came from does.
 */
export function visibleState(state: WorkspaceState, actor: Staff, opened: Opened): WorkspaceState {
  if (actor.role === 'head') return state
  const who = `${actor.id} ${actor.role}`
  const known = remembered.get(state)
  if (known?.who === who && known.opened === opened) return known.visible
  const visible = hide(state, actor, opened)
  remembered.set(state, { who, opened, visible })
  return visible
}

const remembered = new WeakMap<
  WorkspaceState,
  { readonly who: string; readonly opened: Opened; readonly visible: WorkspaceState }
>()

/** The last visible maps, so that a commit to one table leaves the others, and what was derived from them, alone. */
let last: {
  readonly who: string
  readonly opened: Opened
  readonly state: WorkspaceState
  readonly visible: WorkspaceState
} | null = null

function hide(state: WorkspaceState, actor: Staff, opened: Opened): WorkspaceState {
  const {
    children,
    households,
    documents,
    referrals,
    attachments,
    trash,
    comments,
    scratch,
    views,
    merges,
    imports,
    drawings,
    consents,
  } = state
  const who = `${actor.id} ${actor.role}`
  const before = last?.who === who && last.opened === opened && last.state.children === children ? last : null
  /** What was made before, while the children and these tables are the same. */
  const keep = <T>(tables: readonly TableName[], made: (visible: WorkspaceState) => T, make: () => T): T =>
    before !== null && tables.every((table) => before.state[table] === state[table]) ? made(before.visible) : make()

  const seesOf = (childId: string, formCode: string) => {
    const child = children.get(childId)
    return child !== undefined && seesPaper(actor, child, formCode, opened)
  }
  const sightOf = (childId: string) => {
    const child = children.get(childId)
    return child === undefined ? 'nameOnly' : fileSight(actor, child, opened)
  }
  /** The form of a paper, also of one in the bin. `null`: erased, or gone. */
  const formOf = (documentId: string): string | null =>
    documents.get(documentId)?.formCode ?? formOfRecord(trash.get(documentId)?.record)
  const seesThing = (childId: string, documentId: string | null) => {
    const sight = sightOf(childId)
    if (sight === 'whole') return true
    if (sight !== 'read') return false
    if (documentId === null) return true
    const formCode = formOf(documentId)
    return formCode !== null && seesOf(childId, formCode)
  }

  const visible: WorkspaceState = {
    ...state,
    children: keep(
      [],
      (was) => was.children,
      () =>
        mapped(children, (child) => {
          const sight = sightOf(child.id)
          return sight === 'nameOnly' ? nameOnly(child) : sight === 'register' ? withoutReasons(child) : child
        }),
    ),
    households: keep(
      ['households'],
      (was) => was.households,
      () => {
        const open = new Set<string>()
        for (const child of children.values())
          if (fileSight(actor, child, opened) !== 'nameOnly') open.add(child.householdId)
        return mapped(households, (household) => (open.has(household.id) ? household : closed(household)))
      },
    ),
    documents: keep(
      ['documents'],
      (was) => was.documents,
      () => filtered(documents, ({ childId, formCode }) => seesOf(childId, formCode)),
    ),
    referrals: keep(
      ['referrals'],
      (was) => was.referrals,
      () => filtered(referrals, ({ childId }) => ['whole', 'read'].includes(sightOf(childId))),
    ),
    attachments: keep(
      ['documents', 'attachments', 'trash'],
      (was) => was.attachments,
      () => filtered(attachments, ({ childId, documentId }) => seesThing(childId, documentId)),
    ),
    trash: keep(
      ['documents', 'trash'],
      (was) => was.trash,
      () =>
        filtered(trash, ({ table, childId, record }) => {
          if (sightOf(childId) === 'whole') return true
          // An erased paper no longer says which form it was; its line is for those who saw the paper.
          if (table === 'documents') {
            const formCode = formOfRecord(record)
            return formCode !== null && seesOf(childId, formCode)
          }
          return isObject(record) && seesThing(childId, textIn(record, 'documentId'))
        }),
    ),
    comments: keep(
      ['documents', 'trash', 'comments'],
      (was) => was.comments,
      () => filtered(comments, ({ childId, documentId }) => seesThing(childId, documentId)),
    ),
    // Words not saved yet are nobody else's.
    scratch: keep(
      ['scratch'],
      (was) => was.scratch,
      () => filtered(scratch, ({ staffId }) => staffId === actor.id),
    ),
    views: keep(
      ['views'],
      (was) => was.views,
      () => filtered(views, ({ staffId }) => staffId === actor.id),
    ),
    // What both files said before stands in it, restricted papers too.
    merges: keep(
      ['merges'],
      (was) => was.merges,
      () => filtered(merges, ({ keptChildId }) => sightOf(keptChildId) === 'whole'),
    ),
    // An import keeps what it wrote over.
    imports: keep(
      ['imports'],
      (was) => was.imports,
      () => filtered(imports, ({ byStaffId }) => byStaffId === actor.id),
    ),
    // The eco-map tells of letters and of the case; the family tree is the register's.
    drawings: keep(
      ['drawings'],
      (was) => was.drawings,
      () =>
        filtered(drawings, ({ childId, kind }) => {
          const sight = sightOf(childId)
          return sight === 'whole' || sight === 'read' || (sight === 'register' && kind === 'familyTree')
        }),
    ),
    consents: keep(
      ['consents'],
      (was) => was.consents,
      () => filtered(consents, ({ childId }) => ['whole', 'read'].includes(sightOf(childId))),
    ),
  }
  last = { who, opened, state, visible }
  return visible
}

/** A colleague's file: what it takes to know whose it is, and nothing said about the child. */
function nameOnly(child: Child): Child {
  const known = closedChildren.get(child)
  if (known !== undefined) return known
  const { 'child.name': name, 'child.alias': alias, 'child.formerName': formerName } = child.facts
  const facts = {
    ...(name === undefined ? {} : { 'child.name': name }),
    ...(alias === undefined ? {} : { 'child.alias': alias }),
    ...(formerName === undefined ? {} : { 'child.formerName': formerName }),
  }
  const made: Child = { ...child, categorySpans: [], moves: [], facts }
  closedChildren.set(child, made)
  return made
}
const closedChildren = new WeakMap<Child, Child>()

/** In the register stands that a status changed, and when; why, in the worker's words, is the case's. */
function withoutReasons(child: Child): Child {
  if (child.moves.every(({ basis }) => basis === '')) return child
  const known = childrenWithoutReasons.get(child)
  if (known !== undefined) return known
  const made: Child = { ...child, moves: child.moves.map((move) => ({ ...move, basis: '' })) }
  childrenWithoutReasons.set(child, made)
  return made
}
const childrenWithoutReasons = new WeakMap<Child, Child>()

function closed(household: Household): Household {
  const known = closedHouseholds.get(household)
  if (known !== undefined) return known
  const made: Household = { ...household, facts: {} }
  closedHouseholds.set(household, made)
  return made
}
const closedHouseholds = new WeakMap<Household, Household>()

function mapped<T>(map: ReadonlyMap<string, T>, change: (value: T) => T): ReadonlyMap<string, T> {
  return new Map([...map].map(([id, value]) => [id, change(value)]))
}

function filtered<T>(map: ReadonlyMap<string, T>, sees: (value: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...map].filter(([, value]) => sees(value)))
}

function formOfRecord(record: unknown): string | null {
  return isObject(record) ? textIn(record, 'formCode') : null
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textIn(record: Readonly<Record<string, unknown>>, key: string): string | null {
  const value = record[key]
  return typeof value === 'string' ? value : null
}
