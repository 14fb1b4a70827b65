import { plainHeading } from '../../register/headings.ts'
import { households } from '../../register/group-households.ts'
import type { ImportPlan } from '../../register/plan-import.ts'
import type { ChildOfRow } from '../../register/read-child-row.ts'
import type { ImportInput } from '../../verbs/imports/import-children.ts'
import { allSteps, ROWS_A_STEP, type Steps } from '../../verbs/steps.ts'

/** What a person says of a row whose child may be there already. */
export type DuplicateChoice = 'skip' | 'new' | 'update'

/** The plan as the verb takes it. @param choices by row number; without one a duplicate is left out */
export function importInput(
  fileName: string,
  plan: ImportPlan,
  choices: ReadonlyMap<number, DuplicateChoice> = new Map(),
): ImportInput {
  return allSteps(importInputInSteps(fileName, plan, choices))
}

/** The same in steps. */
export function* importInputInSteps(
  fileName: string,
  { columns, rows, good, duplicates }: ImportPlan,
  choices: ReadonlyMap<number, DuplicateChoice>,
): Steps<ImportInput> {
  const chosen = (choice: DuplicateChoice) => duplicates.filter(({ child }) => choices.get(child.row) === choice)
  const children = [...good, ...chosen('new').map(({ child }) => child)].sort((one, other) => one.row - other.row)
  const homeOf = households()
  const rowsOfChildren: ImportInput['children'] = []
  for (const [at, child] of children.entries()) {
    rowsOfChildren.push({ ...rowInput(child), home: homeOf(child) })
    if (at % ROWS_A_STEP === 0) yield { done: at, of: children.length }
  }
  return {
    fileName: fileName.slice(0, 260),
    rows,
    headings: Object.fromEntries(
      columns.columns
        .filter(({ heading, chosen }) => heading !== '' && chosen === true)
        .map(({ heading, target }) => [plainHeading(heading).slice(0, 200), target ?? ''] as const),
    ),
    children: rowsOfChildren,
    updates: chosen('update').flatMap(({ child, childId }) =>
      childId === null ? [] : [{ ...rowInput(child), childId }],
    ),
  }
}

/** How many rows the import would take. */
export function takenRows({ good, duplicates }: ImportPlan, choices: ReadonlyMap<number, DuplicateChoice>): number {
  return good.length + duplicates.filter(({ child }) => ['new', 'update'].includes(choices.get(child.row) ?? '')).length
}

function rowInput({ row, facts, remarks }: ChildOfRow) {
  return { row, facts: { ...facts }, remark: remarks.join('\n').slice(0, 4000) }
}
