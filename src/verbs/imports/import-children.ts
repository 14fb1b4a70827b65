import { FACTS } from '../../domain/facts.ts'
import type { Child, Household, ImportBatch } from '../../domain/records.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import type { Change } from '../../storage/tables.ts'
import { caseNumbersFrom } from '../children/case-number.ts'
import { entriesOf, factValuesSchema, isEmptyValue, withFacts, type FactValues } from '../children/facts-input.ts'
import { changedRecords, findChild } from '../children/find-child.ts'
import { chooseWorker } from '../children/choose-worker.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { idSchema } from '../input.ts'
import { caseRight, REGISTER_FORM } from '../rights.ts'
import { allSteps, ROWS_A_STEP, type Step, type Steps } from '../steps.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from '../verb.ts'
import { recordMark } from './record-mark.ts'

/** A row of the list. */
const rowSchema = z.object({
  /** Its number in the file. */
  row: z.int().nonnegative(),
  facts: factValuesSchema,
  /** Words no fact takes; they go into the file as a remark. */
  remark: z.string().max(4000),
})

/** A row that becomes a file. */
const childRowSchema = rowSchema.extend({
  /** Rows with the same number live in one household. */
  home: z.int().nonnegative(),
  facts: factValuesSchema.refine(
    (facts) => [facts['child.name'], facts['child.alias']].some((name) => name !== undefined && !isEmptyValue(name)),
    { path: ['child.name'], message: 'a name or an alias is needed' },
  ),
})
/** A row that is written into a file on record. */
const updateRowSchema = rowSchema.extend({ childId: idSchema })
const MOST_ROWS = 20_000

const input = z.object({
  fileName: z.string().max(260),
  /** Rows of children in the file, taken or not. */
  rows: z.int().nonnegative(),
  /** What the headings of this list mean, for the next one: heading → fact, 'remark', or '' for nothing. */
  headings: z.record(z.string().max(200), z.string().max(60)),
  children: z.array(childRowSchema).max(MOST_ROWS),
  updates: z.array(updateRowSchema).max(MOST_ROWS),
})
export type ImportInput = z.infer<typeof input>

/** The same before anybody has looked at its rows. */
const unreadInput = input.extend({
  children: z.array(z.unknown()).max(MOST_ROWS),
  updates: z.array(z.unknown()).max(MOST_ROWS),
})

interface Imported {
  readonly importId: string
  readonly childIds: readonly string[]
}

/**
 * 导入: opens a file for each row of a list, and writes rows into files on record, all in one commit: all of it is there,
 * or nothing. Who imports is in charge of the new children, or the head when a clerk does. No papers are begun.
 */
export const importChildren: Verb<ImportInput, Imported> = {
  name: 'importChildren',
  input,
  roles: ['head', 'worker', 'clerk'],
  tells: ({ children, updates }) => ({ detail: { children: children.length, updated: updates.length } }),
  apply: (context, rows) => allSteps(imported(context, rows)),
  steps: { parse: parsed, apply: imported },
}

function* parsed(given: unknown): Steps<Result<ImportInput, VerbFailure>> {
  const unread = unreadInput.safeParse(given)
  if (!unread.success) return fail(badInput(unread.error))
  const { children: childRows, updates: updateRows } = unread.data
  const of = 2 * (childRows.length + updateRows.length)
  const children: ImportInput['children'] = []
  for (const [at, row] of childRows.entries()) {
    const read = childRowSchema.safeParse(row)
    if (!read.success) return fail(badInput(read.error, 'children', at))
    children.push(read.data)
    if (at % ROWS_A_STEP === 0) yield { done: at, of }
  }
  const updates: ImportInput['updates'] = []
  for (const [at, row] of updateRows.entries()) {
    const read = updateRowSchema.safeParse(row)
    if (!read.success) return fail(badInput(read.error, 'updates', at))
    updates.push(read.data)
    if (at % ROWS_A_STEP === 0) yield { done: children.length + at, of }
  }
  return succeed({ ...unread.data, children, updates })
}

/** @param place of the row it is about, before the place within it */
function badInput({ issues }: z.core.$ZodError, ...place: readonly (string | number)[]): VerbFailure {
  const problems = issues.map(({ path, message }) => ({ path: [...place, ...path].join('.'), message }))
  return { kind: 'badInput', problems }
}

function* imported(
  context: VerbContext,
  { fileName, rows, headings, children, updates }: ImportInput,
): Steps<Result<Decision<Imported>, VerbFailure>> {
  const station = context.state.station.get('station')
  if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
  const worker = chooseWorker(context, undefined)
  if (!worker.ok) return worker
  const batch = new Batch(context, fileName)
  const numbers = caseNumbersFrom(station, context.state.children.values(), Number(context.today.slice(0, 4)))
  // Reading the rows was the first half.
  const half = children.length + updates.length
  const step = (at: number) => ({ done: half + at, of: 2 * half })
  for (const [at, row] of children.entries()) {
    batch.open(row, worker.value.id, numbers())
    if (at % ROWS_A_STEP === 0) yield step(at)
  }
  for (const [at, row] of updates.entries()) {
    const written = batch.writeInto(row)
    if (!written.ok) return written
    if (at % ROWS_A_STEP === 0) yield step(children.length + at)
  }
  const record = yield* batch.record(rows, step(half))
  const remembered = { ...station.importHeadings, ...headings }
  const sameHeadings = Object.entries(headings).every(([key, value]) => station.importHeadings[key] === value)
  return succeed({
    changes: [
      { table: 'imports', id: record.id, value: record },
      ...batch.changes(),
      ...(sameHeadings
        ? []
        : [{ table: 'station', id: 'station', value: { ...station, importHeadings: remembered } } as const]),
    ],
    output: { importId: record.id, childIds: record.childIds },
  })
}

type NewRow = ImportInput['children'][number]
type Update = ImportInput['updates'][number]

/** The records of one import while they are made. */
class Batch {
  readonly #context: VerbContext
  readonly #fileName: string
  readonly #households = new Map<number, Household>()
  readonly #children: { readonly child: Child; readonly home: number }[] = []
  readonly #remarks: Change[] = []
  readonly #updated = new Map<string, { readonly before: Child | Household; after: Child | Household }>()
  readonly #drafts: Change[] = []

  constructor(context: VerbContext, fileName: string) {
    this.#context = context
    this.#fileName = fileName
  }

  open(row: NewRow, workerId: string, caseNumber: string): void {
    const { now, newId } = this.#context
    const home = this.#households.get(row.home) ?? { id: newId(), facts: {}, createdAt: now }
    const blank: Child = {
      id: newId(),
      caseNumber,
      householdId: home.id,
      workerId,
      population: 'registered',
      status: 'registered',
      categorySpans: [],
      moves: [],
      facts: {},
      createdAt: now,
    }
    const { child, household } = withFacts(blank, home, row.facts, this.#source(row.row))
    this.#households.set(row.home, household)
    this.#children.push({ child, home: row.home })
    this.#remark(child.id, row)
  }

  writeInto(row: Update): Result<null, VerbFailure> {
    const { state, actor } = this.#context
    const right = caseRight(actor, state, { childId: row.childId, formCode: REGISTER_FORM })
    if (!right.ok) return right
    const found = findChild(state, row.childId)
    if (!found.ok) return found
    const before = {
      child: this.#now('children', found.value.child),
      household: this.#now('households', found.value.household),
    }
    const after = withFacts(before.child, before.household, told(row.facts), this.#source(row.row))
    for (const change of changedRecords(before, after)) {
      if (change.table === 'children') this.#write('children', found.value.child, change.value)
      else this.#write('households', found.value.household, change.value)
    }
    this.#drafts.push(...refreshDrafts(state, before, after, null))
    this.#remark(row.childId, row)
    return succeed(null)
  }

  changes(): readonly Change[] {
    return [
      ...[...this.#households.values()].map((value) => ({ table: 'households', id: value.id, value }) as const),
      ...this.#children.map(({ child }) => ({ table: 'children', id: child.id, value: child }) as const),
      ...[...this.#updated.values()].map(({ after }) => changeOf(after)),
      ...this.#drafts,
      ...this.#remarks,
    ]
  }

  *record(rows: number, step: Step): Steps<ImportBatch> {
    const { now, actor, newId } = this.#context
    const marks: string[] = []
    for (const [at, { child, home }] of this.#children.entries()) {
      marks.push(recordMark(child, this.#households.get(home)))
      if (at % ROWS_A_STEP === 0) yield step
    }
    return {
      id: newId(),
      at: now,
      byStaffId: actor.id,
      fileName: this.#fileName,
      rows,
      childIds: this.#children.map(({ child }) => child.id),
      householdIds: [...this.#households.values()].map(({ id }) => id),
      commentIds: this.#remarks.map(({ id }) => id),
      marks,
      before: [...this.#updated.values()].map(({ before }) => ({
        table: isChild(before) ? 'children' : 'households',
        id: before.id,
        value: z.json().parse(before),
      })),
      beforeMarks: [...this.#updated.values()].map(({ after }) => recordMark(after)),
      undone: null,
    }
  }

  #now<Table extends 'children' | 'households'>(
    table: Table,
    record: Table extends 'children' ? Child : Household,
  ): Table extends 'children' ? Child : Household {
    const written = this.#updated.get(`${table}/${record.id}`)?.after
    // What is kept under this key came in through #write with the same table.
    return written === undefined ? record : { ...record, ...written }
  }

  #write(table: 'children' | 'households', before: Child | Household, after: Child | Household): void {
    const key = `${table}/${before.id}`
    const known = this.#updated.get(key)
    if (known === undefined) this.#updated.set(key, { before, after })
    else known.after = after
  }

  #source(row: number) {
    return { verifiedOn: this.#context.today, documentId: null, source: `导入：${this.#fileName} 第 ${row} 行` }
  }

  #remark(childId: string, { row, remark }: { readonly row: number; readonly remark: string }): void {
    if (remark.trim() === '') return
    const { now, actor, newId } = this.#context
    const id = newId()
    const text = `导入：${this.#fileName} 第 ${row} 行\n${remark.trim()}`
    this.#remarks.push({
      table: 'comments',
      id,
      value: { id, childId, documentId: null, text, byStaffId: actor.id, at: now },
    })
  }
}

function isChild(record: Child | Household): record is Child {
  return 'householdId' in record
}

function changeOf(record: Child | Household): Change {
  return isChild(record)
    ? { table: 'children', id: record.id, value: record }
    : { table: 'households', id: record.id, value: record }
}

/** Only what the row tells: an empty cell takes nothing off a file on record. */
function told(facts: FactValues): FactValues {
  return Object.fromEntries(
    entriesOf(facts).filter(([key, value]) => Object.hasOwn(FACTS, key) && !isEmptyValue(value)),
  )
}
