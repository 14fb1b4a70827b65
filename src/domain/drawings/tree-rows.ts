import { codeEntries } from '../codes.ts'
import { ageOn } from '../dates.ts'
import type { TableRow } from '../facts.ts'
import { factCodes, factNumber, factRows, factWords, type DrawingSource, type Shifts } from './drawing-source.ts'
import { kinOf, type Kin, type Sex, type Side } from './kin.ts'
import { SELF, type TreeRow } from './tree-row.ts'

/** A person while the rows are read: several rows and facts may be about the same one. */
interface Person {
  name: string
  relation: string
  kin: Kin
  sex: string
  age: number | null
  dead: boolean
  state: string
  together: boolean
  union: TreeRow['union']
}

/**
 * The people of the family tree, from the child's facts, the household's rows and the files of brothers and sisters:
 * who is written in several places is one person. Nobody is made up and nobody is left out.
 */
export function treeRows(source: DrawingSource, shifts: Shifts = {}): readonly TreeRow[] {
  const { people } = peopleOf(source)
  const ids = new Map<string, number>()
  return people.map(({ kin, ...person }) => {
    const plain = idOf(person.relation, person.name, kin)
    const count = (ids.get(plain) ?? 0) + 1
    ids.set(plain, count)
    const id = count === 1 ? plain : `${plain}#${String(count)}`
    const { dx = 0, dy = 0 } = shifts[id] ?? {}
    return { id, ...person, dx, dy }
  })
}

/**
 * The age of everybody in the household's rows, in their order, as the tree says it: of a parent or a child on file from
 * the birth date, of others what was written down.
 */
export function memberAges(source: DrawingSource): readonly (number | null)[] {
  return peopleOf(source).members.map((person) => person?.age ?? null)
}

/** `members`: who the rows of the household are, in their order; `null` for a row that names nobody. */
function peopleOf(source: DrawingSource): {
  readonly people: readonly Person[]
  readonly members: readonly (Person | null)[]
} {
  const people: Person[] = [self(source)]
  const add = (person: Person): Person => {
    const known = people.find((other) => isSame(other, person))
    if (known === undefined) people.push(person)
    else merge(known, person)
    return known ?? person
  }
  for (const side of ['father', 'mother'] as const) {
    const parent = parentPerson(source, side)
    if (parent !== null) add(parent)
  }
  const members = factRows(source, 'household.members').map((row) => {
    const member = memberPerson(row)
    return member === null ? null : add(member)
  })
  for (const sibling of source.siblings) add(siblingPerson(sibling, source))
  addGuardian(source, people)
  settleHousehold(source, people)
  settleUnions(source, people)
  return { people, members }
}

function idOf(relation: string, name: string, kin: Kin): string {
  if (kin.place === 'self') return SELF
  if (kin.place === 'parent' && kin.tie === 'birth') return kin.sex === 'male' ? 'father' : 'mother'
  return `${relation}/${name}`
}

const NOTHING = { age: null, dead: false, state: '', together: false, union: '' } as const

function self(source: DrawingSource): Person {
  const birthDate = factWords(source, 'child.birthDate')
  return {
    ...NOTHING,
    name: factWords(source, 'child.name') || factWords(source, 'child.alias'),
    relation: '',
    kin: { place: 'self' },
    sex: factWords(source, 'child.sex'),
    age: birthDate === '' ? null : ageOn(birthDate, source.today),
  }
}

const DEAD = /去世|已故|死亡|病故|亡故|身故|离世|过世|逝世/
const GONE = /失联|失踪|服刑|在押|强制隔离戒毒|强制戒毒|限制自由|遣送|出走|下落不明/

/** States of a parent as they are written beneath the symbol (F01 ⑤). */
const STATES: Readonly<Record<string, string>> = {
  declaredMissing: '失踪',
  outOfContact: '失联',
  imprisoned: '服刑在押',
  compulsoryTreatment: '强制戒毒',
  severelyDisabled: '重残',
  gravelyIll: '重病',
  otherwiseConfined: '限制自由',
  guardianshipRevoked: '撤销监护',
  deported: '遣送出境',
}

function parentPerson(source: DrawingSource, side: Side): Person | null {
  const name = factWords(source, `${side}.name`)
  const codes = factCodes(source, `${side}.status`)
  const year = factNumber(source, `${side}.birthYear`)
  if (name === '' && codes.length === 0 && year === null) return null
  return {
    ...NOTHING,
    name,
    relation: side === 'father' ? '父亲' : '母亲',
    kin: { place: 'parent', sex: side === 'father' ? 'male' : 'female', tie: 'birth' },
    sex: side === 'father' ? '1' : '2',
    age: year === null ? null : Number(source.today.slice(0, 4)) - year,
    dead: codes.includes('deceased'),
    state: codes.flatMap((code) => STATES[code] ?? []).join('、'),
    together: factWords(source, `${side}.lastContact`) === '同住',
  }
}

function memberPerson(row: TableRow): Person | null {
  const text = (column: string) => (typeof row[column] === 'string' ? row[column].trim() : '')
  const written = text('relation')
  const relation = relationWord(written)
  const name = text('name')
  if (relation === '' && name === '') return null
  const kin = kinOf(relation)
  const remarks = `${written} ${text('health')} ${text('occupation')}`
  const dead = DEAD.test(remarks)
  return {
    name,
    relation,
    kin,
    sex: text('sex') || codeOf(sexOf(kin)),
    age: typeof row['age'] === 'number' ? row['age'] : null,
    dead,
    state: GONE.exec(remarks)?.[0] ?? '',
    // Rows are of those who live together (F01 ⑦).
    together: !dead && !GONE.test(remarks),
    union: /离异|离婚/.test(remarks) ? 'divorced' : remarks.includes('分居') ? 'separated' : '',
  }
}

function siblingPerson(sibling: DrawingSource['siblings'][number], source: DrawingSource): Person {
  const age = sibling.birthDate === '' ? null : ageOn(sibling.birthDate, source.today)
  const own = factWords(source, 'child.birthDate')
  const elder = own !== '' && sibling.birthDate !== '' && sibling.birthDate < own
  const word =
    sibling.sex === '1' ? (elder ? '哥哥' : '弟弟') : sibling.sex === '2' ? (elder ? '姐姐' : '妹妹') : '兄弟姐妹'
  const relation = own === '' || sibling.birthDate === '' ? '兄弟姐妹' : word
  return { ...NOTHING, name: sibling.name, relation, kin: kinOf(relation), sex: sibling.sex, age, together: true }
}

/** The actual guardian, unless it is somebody who is there already. */
function addGuardian(source: DrawingSource, people: Person[]): void {
  const name = factWords(source, 'guardian.name')
  if (name === '') return
  const relation = relationWord(factWords(source, 'guardian.relation'))
  const kin = kinOf(relation)
  if (kin.place === 'self') return
  const person: Person = {
    ...NOTHING,
    name,
    relation: relation === '' ? '监护人' : relation,
    kin,
    sex: codeOf(sexOf(kin)),
    age: factNumber(source, 'guardian.age'),
  }
  const known =
    people.find((other) => isSame(other, person)) ??
    people.find(
      (other) => other.kin.place !== 'self' && other.name === name && (relation === '' || kin.place === 'aside'),
    )
  if (known === undefined) people.push(person)
  else merge(known, person)
}

/** Who lives with the child, where no row says so: 居住状况. */
function settleHousehold(source: DrawingSource, people: readonly Person[]): void {
  const living = factCodes(source, 'child.livingWith')
  const rows = factRows(source, 'household.members').length > 0
  const at = (person: Person): boolean => {
    if (person.dead || GONE.test(person.state)) return false
    if (person.together || rows) return person.together
    if (person.kin.place === 'parent' && person.kin.tie === 'birth')
      return living.includes('parents') && person.state === ''
    return person.kin.place === 'grandparent' && living.includes('grandparents')
  }
  for (const person of people) person.together = at(person)
  const others = people.some(({ together }) => together)
  for (const person of people)
    if (person.kin.place === 'self') person.together = others && !(living.length === 1 && living[0] === 'alone')
}

function settleUnions(source: DrawingSource, people: readonly Person[]): void {
  const parent = (sex: Sex) =>
    people.find(({ kin }) => kin.place === 'parent' && kin.tie === 'birth' && kin.sex === sex)
  const [father, mother] = [parent('male'), parent('female')]
  if (father === undefined || mother === undefined) return
  const said = [father.union, mother.union].find((union) => union !== '') ?? ''
  const guardian = factWords(source, 'guardian.name')
  const guards = [father, mother].some(({ name }) => name !== '' && name === guardian)
  const marriage = guards ? factWords(source, 'guardian.marriage') : ''
  const again = people.some(({ kin, dead }) => kin.place === 'partner' && !dead && kin.state !== 'divorced')
  const union = said === '' ? unionOf(marriage, again, father.dead || mother.dead) : said
  father.union = union
  mother.union = union
}

/** GB/T 2261.2 of the parent who is the guardian; whoever lives with somebody else no longer lives with the other parent. */
function unionOf(marriage: string, again: boolean, widowed: boolean): TreeRow['union'] {
  if (widowed) return ''
  if (marriage === '40') return 'divorced'
  if (again) return 'separated'
  return ['20', '21', '23'].includes(marriage) ? 'married' : ''
}

/** 62 → 祖母; words stay as they are written. */
function relationWord(written: string): string {
  return codeEntries('kinship').find(({ code }) => code === written)?.label.zh ?? written
}

function sexOf(kin: Kin): Sex {
  if (kin.place === 'self') return 'unknown'
  if (kin.place === 'partner') return kin.of === 'father' ? 'female' : 'male'
  return kin.sex
}

function codeOf(sex: Sex): string {
  return { male: '1', female: '2', unknown: '' }[sex]
}

function isSame(a: Person, b: Person): boolean {
  if (a.kin.place === 'self' || b.kin.place === 'self') return false
  const named = a.name !== '' && b.name !== ''
  if (named && a.name !== b.name) return false
  if (named) return isAlike(a.kin, b.kin)
  return isAlike(a.kin, b.kin) && isOnlyOne(a.kin) && isOnlyOne(b.kin)
}

/** Two of whom nobody has more than one: without a name they are still the same. */
function isOnlyOne(kin: Kin): boolean {
  return (
    (kin.place === 'parent' && kin.tie === 'birth') || kin.place === 'grandparent' || kin.place === 'stepOrAdoptive'
  )
}

/** Whether two words may be about the same person. */
function isAlike(a: Kin, b: Kin): boolean {
  const step = (kin: Kin) => kin.place === 'partner' || kin.place === 'stepOrAdoptive' || isTakenIn(kin)
  if (step(a) && step(b)) return sexOf(a) === sexOf(b)
  if (a.place !== b.place) return false
  const [one, other] = [sexOf(a), sexOf(b)]
  if (one !== other && one !== 'unknown' && other !== 'unknown') return false
  if (a.place === 'grandparent' && b.place === 'grandparent') return a.side === b.side
  if (a.place === 'auntUncle' && b.place === 'auntUncle') return a.side === b.side
  return true
}

function isTakenIn(kin: Kin): boolean {
  return kin.place === 'parent' && kin.tie !== 'birth'
}

/** What the other place says in addition. The more telling relation word stays: 同父异母哥哥 rather than 哥哥. */
function merge(known: Person, other: Person): void {
  if (known.name === '') known.name = other.name
  const bond = (person: Person) => (person.kin.place === 'sibling' ? person.kin.bond : 'both')
  const unsure = known.kin.place === 'stepOrAdoptive' || known.relation === '兄弟姐妹'
  if ((bond(known) === 'both' && bond(other) !== 'both') || (unsure && other.kin.place !== 'stepOrAdoptive')) {
    known.relation = other.relation
    known.kin = other.kin
  }
  if (known.sex === '' || known.sex === '0' || known.sex === '9') known.sex = other.sex
  known.age ??= other.age
  known.dead ||= other.dead
  if (known.state === '') known.state = other.state
  known.together ||= other.together
  if (known.union === '') known.union = other.union
}
