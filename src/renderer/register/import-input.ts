import { plainHeading } from '../../register/headings.ts'
import { groupHouseholds } from '../../register/group-households.ts'
import type { ImportPlan } from '../../register/plan-import.ts'
import type { ChildOfRow } from '../../register/read-child-row.ts'
import type { ImportInput } from '../../verbs/imports/import-children.ts'

/** What a person says of a row whose child may be there already. */
export type DuplicateChoice = 'skip' | 'new' | 'update'

/** The plan as the verb takes it. @param choices by row number; without one a duplicate is left out */
export function importInput(
  fileName: string,
  { columns, rows, good, duplicates }: ImportPlan,
  choices: ReadonlyMap<number, DuplicateChoice> = new Map(),
): ImportInput {
  const chosen = (choice: DuplicateChoice) => duplicates.filter(({ child }) => choices.get(child.row) === choice)
  const children = [...good, ...chosen('new').map(({ child }) => child)].sort((one, other) => one.row - other.row)
  const homes = groupHouseholds(children)
  return {
    fileName: fileName.slice(0, 260),
    rows,
    headings: Object.fromEntries(
      columns.columns
        .filter(({ heading, chosen }) => heading !== '' && chosen === true)
        .map(({ heading, target }) => [plainHeading(heading).slice(0, 200), target ?? ''] as const),
    ),
    children: children.map((child, at) => ({ ...rowInput(child), home: homes[at] ?? 0 })),
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
