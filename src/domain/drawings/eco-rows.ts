import { factWords, type DrawingSource, type Shifts, type Ties } from './drawing-source.ts'
import { FAMILY, type EcoRow, type Flow, type Tie } from './eco-row.ts'
import { kinOf } from './kin.ts'
import { SELF, type TreeRow } from './tree-row.ts'
import { treeRows } from './tree-rows.ts'

interface System {
  readonly id: string
  readonly label: string
  readonly detail: readonly string[]
  readonly tie?: Tie
  readonly flow?: Flow
}

/** Around many families, and on no register: drawn once somebody says how the relation is. */
export const SAID_SYSTEMS = [
  { id: 'neighbours', label: '邻里' },
  { id: 'peers', label: '同伴' },
  { id: 'volunteers', label: '志愿者' },
] as const

/**
 * What stands around the family: school, community, clinic, relatives elsewhere, relief, those the child was referred
 * to. Only what is on file; a relation is plain until somebody says more, and weak where contact is lost.
 */
export function ecoRows(source: DrawingSource, shifts: Shifts = {}, ties: Ties = {}): readonly EcoRow[] {
  const people = treeRows(source)
  return [family(people), ...systems(source, people, ties)].map(
    ({ id, label, detail, tie = 'plain', flow = 'none' }) => {
      const { dx = 0, dy = 0 } = shifts[id] ?? {}
      const said = ties[id]
      const words = detail.filter((part) => part !== '').join('；')
      return { id, label, detail: words, tie: said?.tie ?? tie, flow: said?.flow ?? flow, dx, dy }
    },
  )
}

function family(people: readonly TreeRow[]): System {
  const self = people.find(({ id }) => id === SELF)
  const name = self?.name ?? ''
  const together = people.filter((person) => person.together && person.id !== SELF)
  const others = together.map(({ relation, name: own }) => (relation === '' ? own : relation))
  return { id: FAMILY, label: `${name}家庭`, detail: [[...others, '本人'].join('、')] }
}

function systems(source: DrawingSource, people: readonly TreeRow[], ties: Ties): readonly System[] {
  return [
    ...school(source),
    ...rehabilitation(source),
    ...one('community', '社区', [factWords(source, 'household.community')]),
    ...parentsElsewhere(source, people),
    ...relatives(people),
    ...one('relief', '救助、福利', [source.benefits.join('、')], 'in'),
    ...one('insurance', '医疗保险', [factWords(source, 'child.insurance')]),
    ...one('station', '社会工作站', [source.worker === '' ? '' : `社工 ${source.worker}`], 'in'),
    ...source.partners.map(({ id, label, detail }) => ({ id, label, detail: [detail], flow: 'in' as const })),
    ...referrals(source),
    ...SAID_SYSTEMS.filter(({ id }) => ties[id] !== undefined && !source.partners.some((other) => other.id === id)).map(
      (system) => ({ ...system, detail: [] }),
    ),
  ]
}

function one(id: string, label: string, detail: readonly string[], flow: Flow = 'none'): readonly System[] {
  return detail.every((part) => part === '') ? [] : [{ id, label, detail, flow }]
}

function school(source: DrawingSource): readonly System[] {
  const stage = factWords(source, 'child.schoolStage')
  if (stage === 'droppedOut') return [{ id: 'school', label: '学校', detail: ['失学辍学'], tie: 'weak' }]
  if (stage === 'notAtSchool' || stage === 'beforeKindergarten') return []
  const teacher = factWords(source, 'child.teacher')
  return one('school', '学校', [
    factWords(source, 'child.school'),
    factWords(source, 'child.grade'),
    teacher === '' ? '' : `班主任 ${teacher}`,
  ])
}

function rehabilitation(source: DrawingSource): readonly System[] {
  const provider = factWords(source, 'child.rehabProvider')
  if (provider === '') return []
  return [
    {
      id: 'rehabilitation',
      label: '就诊、康复',
      detail: [provider, factWords(source, 'child.rehabFrequency')],
      flow: 'in',
    },
  ]
}

/** A parent who lives elsewhere is a relation of the family. */
function parentsElsewhere(source: DrawingSource, people: readonly TreeRow[]): readonly System[] {
  return people.flatMap((person): System[] => {
    if (person.id !== 'father' && person.id !== 'mother') return []
    if (person.together || person.dead) return []
    const last = factWords(source, person.id === 'father' ? 'father.lastContact' : 'mother.lastContact')
    const lost = /失联|失踪/.test(person.state)
    const detail = [person.name, person.state, last === '' ? '' : `最近联系 ${last}`]
    return [{ id: person.id, label: person.relation, detail, tie: lost ? 'weak' : 'plain' }]
  })
}

function relatives(people: readonly TreeRow[]): readonly System[] {
  const others = people.filter(
    ({ id, together, dead, relation }) =>
      !together && !dead && ![SELF, 'father', 'mother'].includes(id) && kinOf(relation).place !== 'self',
  )
  return one('relatives', '不同住的亲属', [others.map(({ relation, name }) => `${relation} ${name}`.trim()).join('、')])
}

/** One circle a recipient, however often the child was referred there. */
function referrals(source: DrawingSource): readonly System[] {
  const known = new Set<string>()
  return source.referrals.flatMap(({ recipient, state }): System[] => {
    if (recipient === '' || known.has(recipient)) return []
    known.add(recipient)
    return [{ id: `referral/${recipient}`, label: recipient, detail: [`转介：${state}`] }]
  })
}
