import { birthdayAt } from './dates.ts'
import { spansHolding } from './category-spans.ts'
import { childStatusSchema, populationSchema, type Child, type ChildMove } from './records.ts'

/** 结案 · 迁出 · 满18 · 死亡 · 转移: the station no longer keeps the child on its register. */
export const OFF_REGISTER: readonly Child['status'][] = ['closed', 'movedAway', 'cameOfAge', 'deceased', 'transferred']
/** Of these, those after which no category holds here any more; a closed case may still be an orphan's. */
const END_CATEGORIES: readonly Child['status'][] = ['movedAway', 'cameOfAge', 'deceased', 'transferred']

const COMES_OF_AGE = 18

export type MoveProblem =
  /** The day is after today. */
  | 'future'
  /** There was a later move of this kind already. */
  | 'beforeLast'
  /** 满18 before the 18th birthday, or of a child whose birth date is not known. */
  | 'notEighteen'
  /** Another population makes no sense for a child that is off the register. */
  | 'offRegister'

type NewMove = Pick<ChildMove, 'kind' | 'to' | 'on'>

/** What speaks against a move; `null` for none. Days are YYYY-MM-DD, the birth date '' when it is not known. */
export function moveProblem(
  child: Pick<Child, 'status' | 'moves'>,
  { kind, to, on }: NewMove,
  { birthDate, today }: { readonly birthDate: string; readonly today: string },
): MoveProblem | null {
  if (on > today) return 'future'
  if (child.moves.some((move) => move.kind === kind && move.on > on)) return 'beforeLast'
  if (kind === 'status' && to === 'cameOfAge') {
    if (birthDate === '' || on < birthdayAt(birthDate, COMES_OF_AGE)) return 'notEighteen'
  }
  if (kind === 'population' && OFF_REGISTER.includes(child.status)) return 'offRegister'
  return null
}

/**
 * The child after a move, with the move at the end of its moves. Going off the register for good ends the categories
 * that hold; the fact `child.categories`, which says those, goes with them. The same child when nothing changes.
 */
export function withMove(child: Child, move: Omit<ChildMove, 'from'>): Child {
  if (move.kind === 'population') {
    const population = populationSchema.parse(move.to)
    if (population === child.population) return child
    return { ...child, population, moves: [...child.moves, { ...move, from: child.population }] }
  }
  const status = childStatusSchema.parse(move.to)
  if (status === child.status) return child
  const moved: Child = { ...child, status, moves: [...child.moves, { ...move, from: child.status }] }
  return END_CATEGORIES.includes(status) ? withoutCategories(moved, move.on) : moved
}

function withoutCategories(child: Child, on: string): Child {
  const { 'child.categories': ended, ...facts } = child.facts
  if (ended === undefined) return child
  const spans = spansHolding(child.categorySpans, [], { since: null, basis: '' }, on)
  return { ...child, facts, categorySpans: [...spans] }
}
