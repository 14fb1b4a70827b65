import type { TFunction } from 'i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { maskIdNumber } from '../../../domain/id-number.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { factInWords } from '../../ui/fact-words.ts'

export const ROSTER_GROUPINGS = ['none', 'community', 'worker', 'category'] as const
export type RosterGrouping = (typeof ROSTER_GROUPINGS)[number]

type Group = Extract<PrintModel, { kind: 'roster' }>['groups'][number]

interface RosterOrder {
  readonly rows: readonly ChildRow[]
  readonly grouping: RosterGrouping
  /** Whole document numbers, else with stars. */
  readonly fullId: boolean
}

const byWords = new Intl.Collator('zh-CN-u-co-pinyin')

/** The children as they stand on the paper: in groups by name, those without one last. Papers are Chinese: `zh`. */
export function rosterGroups(
  zh: TFunction,
  state: Pick<WorkspaceState, 'children' | 'households'> & WorkspaceState,
  { rows, grouping, fullId }: RosterOrder,
): readonly Group[] {
  const line = (row: ChildRow) => rosterRow(state, row, fullId)
  if (grouping === 'none') return [{ title: '', rows: rows.map(line) }]
  const [namesOf, nameless] = namesBy(zh, grouping)
  const groups = new Map<string, ChildRow[]>()
  for (const row of rows) {
    const names = namesOf(row)
    for (const name of names.length === 0 ? [''] : names) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [row])
      else group.push(row)
    }
  }
  return [...groups]
    .sort(([one], [other]) => (one === '' ? 1 : other === '' ? -1 : byWords.compare(one, other)))
    .map(([name, group]) => ({ title: name === '' ? nameless : name, rows: group.map(line) }))
}

/** What a child is grouped by, and the words for those without it. */
function namesBy(
  zh: TFunction,
  grouping: Exclude<RosterGrouping, 'none'>,
): readonly [(row: ChildRow) => readonly string[], string] {
  const written = (words: string) => (words === '' ? [] : [words])
  switch (grouping) {
    case 'community':
      return [({ community }) => written(community), zh('lists.roster.noCommunity')]
    case 'worker':
      return [({ workerName }) => written(workerName), '']
    case 'category':
      return [
        ({ categories }) => [...new Set(categories.map((code) => factInWords('child.categories', [code], 'zh')))],
        zh('lists.roster.noCategory'),
      ]
  }
}

function rosterRow(state: WorkspaceState, row: ChildRow, fullId: boolean): Group['rows'][number] {
  const facts = factsOf(state, row.childId)
  const relation = factText(facts, 'guardian.relation')
  const [school, grade] = [factText(facts, 'child.school'), factText(facts, 'child.grade')]
  return {
    caseNumber: row.caseNumber,
    name: row.name,
    sex: factInWords('child.sex', row.sex, 'zh'),
    birthDate: row.birthDate,
    idNumber: fullId ? row.idNumber : maskIdNumber(row.idNumber),
    categories: factInWords('child.categories', [...row.categories], 'zh'),
    guardian: relation === '' ? row.guardianName : `${row.guardianName}（${relation}）`,
    phones: row.phones.join('、'),
    address: factText(facts, 'household.address'),
    school: [school, grade].filter((words) => words !== '').join('，'),
    worker: row.workerName,
  }
}
