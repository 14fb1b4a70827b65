import { populationSchema, type Child, type Household } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { newDocument } from '../documents/new-document.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { idSchema } from '../input.ts'
import { REGISTER_FORM } from '../rights.ts'
import type { Verb } from '../verb.ts'
import { nextCaseNumber } from './case-number.ts'
import { chooseWorker } from './choose-worker.ts'
import { factValuesSchema, isEmptyValue, withFacts } from './facts-input.ts'

const input = z.object({
  /** What is known of child and household, by fact; at least a name, or an alias for a child without one. */
  facts: factValuesSchema.refine(
    (facts) => [facts['child.name'], facts['child.alias']].some((name) => name !== undefined && !isEmptyValue(name)),
    { path: ['child.name'], message: 'a name or an alias is needed' },
  ),
  /** The household of a brother or sister on file; a new one is made without it. */
  householdId: idSchema.optional(),
  population: populationSchema.optional(),
  /** 主责社工. Without it: who registers, or the head when a clerk does. */
  workerId: idSchema.optional(),
})

interface Registered {
  readonly childId: string
  /** The new household, or the one that was given. */
  readonly householdId: string
  /** The draft of F01, filled with what is known. */
  readonly documentId: string
}

/** 建档: opens the file of a child, with the first paper (F01) begun. */
export const registerChild: Verb<z.infer<typeof input>, Registered> = {
  name: 'registerChild',
  input,
  roles: ['head', 'worker', 'clerk'],
  apply: (context, { facts, householdId, population = 'registered', workerId }) => {
    const station = context.state.station.get('station')
    if (station === undefined) return fail({ kind: 'notFound', what: 'station' })
    const worker = chooseWorker(context, workerId)
    if (!worker.ok) return worker
    const home: Household | undefined =
      householdId === undefined
        ? { id: context.newId(), facts: {}, createdAt: context.now }
        : context.state.households.get(householdId)
    if (home === undefined) return fail({ kind: 'notFound', what: 'household' })
    const blank: Child = {
      id: context.newId(),
      caseNumber: nextCaseNumber(station, context.state.children.values(), Number(context.today.slice(0, 4))),
      householdId: home.id,
      workerId: worker.value.id,
      population,
      status: 'registered',
      categorySpans: [],
      moves: [],
      facts: {},
      createdAt: context.now,
    }
    const { child, household } = withFacts(blank, home, facts, { verifiedOn: context.today, documentId: null })
    const document = newDocument(context, { id: context.newId(), child, household, formCode: REGISTER_FORM })
    if (!document.ok) return document
    return succeed({
      changes: [
        { table: 'households', id: household.id, value: household },
        { table: 'children', id: child.id, value: child },
        { table: 'documents', id: document.value.id, value: document.value },
        // What is now known of a household on file goes into its open drafts too.
        ...(householdId === undefined
          ? []
          : refreshDrafts(context.state, { child: blank, household: home }, { child, household }, null)),
      ],
      output: { childId: child.id, householdId: household.id, documentId: document.value.id },
    })
  },
}
