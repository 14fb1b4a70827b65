import { kinOf, type Kin, type Sex, type Side, type UnionState } from './kin.ts'
import { SELF, type TreeRow } from './tree-row.ts'

/** A person of the tree; `row` is missing for a parent nobody has written down but through whom others belong here. */
export interface Person {
  readonly id: string
  readonly kin: Kin
  readonly sex: Sex
  readonly row: TreeRow | null
}

/** Who has children together. `drop` is the place in the row where the line to the children begins. */
export interface Union {
  readonly id: string
  readonly partners: readonly Person[]
  readonly state: UnionState | ''
  readonly children: readonly { readonly person: Person; readonly dashed: boolean; readonly second: boolean }[]
}

/** One place in a row of the tree, left to right. */
export type Place =
  { readonly kind: 'person'; readonly person: Person } | { readonly kind: 'drop'; readonly union: Union }

export interface FamilyGraph {
  /** Grandparents, parents, the child's generation, the child's own children. */
  readonly rows: readonly (readonly Place[])[]
  readonly unions: readonly Union[]
  /** Those the tree has no place for. */
  readonly aside: readonly Person[]
}

/**
 * Who belongs to whom. The order in the rows is the one of the rules of drawing: husband left, older left; a parent
 * stands at that end of the brothers and sisters where the other parent is.
 *
 * @param without ids of those who are to stand aside because the sheet is too narrow
 */
export function familyGraph(rows: readonly TreeRow[], without: ReadonlySet<string> = new Set()): FamilyGraph {
  return new Builder(rows, without).graph()
}

class Builder {
  readonly #people: Person[]
  readonly #placed = new Set<Person>()
  readonly #unions: Union[] = []
  readonly #without: ReadonlySet<string>

  constructor(rows: readonly TreeRow[], without: ReadonlySet<string>) {
    this.#people = settled(rows.map(personOf))
    this.#without = without
  }

  graph(): FamilyGraph {
    const self = this.#take((kin) => kin.place === 'self')
    const [father, mother] = [this.#birthParent('male'), this.#birthParent('female')]
    const taken: readonly Person[] = [this.#takenIn('male'), this.#takenIn('female')].filter(isThere)
    const own = [father, mother].filter(isThere)
    const main = own.length > 0 ? own : taken
    const fatherSide = this.#side('father', father)
    const motherSide = this.#side('mother', mother)
    const step = { father: this.#partner('father', father), mother: this.#partner('mother', mother) }

    const spouse = this.#take((kin) => kin.place === 'spouse')
    const ownChildren = this.#takeAll((kin) => kin.place === 'child')
    const halves = this.#halves(self, { father, mother }, step)
    const siblings = byAge([...(self === null ? [] : [self]), ...this.#takeAll((kin) => isSibling(kin, 'both'))], self)
    const takenInHere = own.length === 0 && taken.length > 0
    const mainUnion = this.#union('main', main, unionState(father, mother), siblings, (person) =>
      // A child of those who took this one in is born to them, and a brother who is not came along.
      takenInHere ? person === self || tieOf(person) === 'birth' : tieOf(person) !== 'birth',
    )
    const second =
      own.length > 0 && taken.length > 0 && self !== null
        ? this.#union('takenIn', taken, taken.length === 2 ? 'married' : '', [self], () => true, true)
        : null
    const childUnion =
      self === null || (spouse === null && ownChildren.length === 0) ? null : this.#ownUnion(self, spouse, ownChildren)

    const parents: Place[] = [
      ...fatherSide.places,
      ...places(halves.ownOfFathersPartner, step.father, halves.withFathersPartner, halves.fathers),
      ...couple(main, mainUnion),
      ...places(halves.ownOfMothersPartner, step.mother, halves.withMothersPartner, halves.mothers).reverse(),
      ...motherSide.places,
      ...(second === null ? [] : couple(taken, second)),
    ]
    const children: Place[] = [
      ...fatherSide.cousins,
      ...[halves.ownOfFathersPartner, halves.withFathersPartner, halves.fathers].flatMap(childrenPlaces),
      ...siblings.flatMap((person) => (person === self ? selfPlaces(person, spouse, childUnion) : [place(person)])),
      ...[halves.mothers, halves.withMothersPartner, halves.ownOfMothersPartner].flatMap(childrenPlaces),
      ...motherSide.cousins,
    ]
    const all: (readonly Place[])[] = [
      [...fatherSide.elders, ...motherSide.elders],
      parents,
      children,
      childUnion === null ? [] : childUnion.children.map(({ person }) => place(person)),
    ]
    return {
      rows: all.filter((row) => row.length > 0),
      unions: this.#unions,
      aside: this.#people.filter((person) => !this.#placed.has(person)),
    }
  }

  #may(person: Person): boolean {
    return !this.#placed.has(person) && !this.#without.has(person.id)
  }

  #take(matches: (kin: Kin, person: Person) => boolean): Person | null {
    const found = this.#people.find((person) => this.#may(person) && matches(person.kin, person))
    if (found === undefined) return null
    this.#placed.add(found)
    return found
  }

  #takeAll(matches: (kin: Kin, person: Person) => boolean): Person[] {
    const found = this.#people.filter((person) => this.#may(person) && matches(person.kin, person))
    for (const person of found) this.#placed.add(person)
    return found
  }

  #exists(matches: (kin: Kin) => boolean): boolean {
    return this.#people.some((person) => this.#may(person) && matches(person.kin))
  }

  #birthParent(sex: Sex): Person | null {
    const side: Side = sex === 'male' ? 'father' : 'mother'
    const found = this.#take((kin) => kin.place === 'parent' && kin.tie === 'birth' && kin.sex === sex)
    if (found !== null) return found
    // Somebody belongs here only through this parent, of whom nothing is on file.
    const needed = this.#exists(
      (kin) =>
        ((kin.place === 'grandparent' || kin.place === 'auntUncle') && kin.side === side) ||
        (kin.place === 'partner' && kin.of === side) ||
        (kin.place === 'sibling' && kin.bond === side),
    )
    if (!needed) return null
    return { id: `?${side}`, kin: { place: 'parent', sex, tie: 'birth' }, sex, row: null }
  }

  #takenIn(sex: Sex): Person | null {
    return this.#take((kin) => kin.place === 'parent' && kin.tie !== 'birth' && kin.sex === sex)
  }

  /** Of several the one who is there now; the others stand aside. */
  #partner(of: Side, parent: Person | null): Person | null {
    if (parent === null) return null
    const now = this.#take((kin) => kin.place === 'partner' && kin.of === of && kin.state !== 'divorced')
    return now ?? this.#take((kin) => kin.place === 'partner' && kin.of === of)
  }

  #union(
    id: string,
    partners: readonly Person[],
    state: UnionState | '',
    children: readonly Person[],
    dashed: (person: Person) => boolean = () => false,
    second = false,
  ): Union {
    const union: Union = {
      id,
      partners,
      state,
      children: children.map((person) => ({ person, dashed: dashed(person), second })),
    }
    this.#unions.push(union)
    return union
  }

  #ownUnion(self: Person, spouse: Person | null, children: readonly Person[]): Union {
    const partners = spouse === null ? [self] : self.sex === 'female' ? [spouse, self] : [self, spouse]
    return this.#union('own', partners, spouse === null ? '' : 'married', byAge(children, null))
  }

  /** Grandparents, and the brothers and sisters of a parent with their families. */
  #side(side: Side, parent: Person | null): Record<'elders' | 'places' | 'cousins', Place[]> {
    if (parent === null) return { elders: [], places: [], cousins: [] }
    const elders = (['male', 'female'] as const)
      .map((sex) => this.#take((kin) => kin.place === 'grandparent' && kin.side === side && kin.sex === sex))
      .filter(isThere)
    const ranked = this.#takeAll((kin) => kin.place === 'auntUncle' && kin.side === side)
    const brothersAndSisters = byAge(ranked, null)
    const all = side === 'father' ? [...brothersAndSisters, parent] : [parent, ...brothersAndSisters]
    const eldersUnion =
      elders.length > 0 || all.length > 1
        ? this.#union(`${side}Elders`, elders, elders.length === 2 ? 'married' : '', all)
        : null
    const families = brothersAndSisters.map((person) => this.#family(person, side, ranked))
    return {
      elders: eldersUnion === null || elders.length === 0 ? [] : couple(elders, eldersUnion),
      places: families.flatMap(({ own }) => own),
      cousins: families.flatMap(({ children }) => children),
    }
  }

  #family(person: Person, side: Side, all: readonly Person[]): { own: Place[]; children: Place[] } {
    const { kin } = person
    const elder = kin.place === 'auntUncle' ? kin.elder : null
    const fits = (other: Kin) =>
      other.place === 'auntUncleSpouse' &&
      other.side === side &&
      other.sex !== person.sex &&
      (other.elder === null || other.elder === elder)
    const spouse = this.#take(fits)
    // 表哥 of several aunts could be anybody's: he stands aside.
    const others = (other: Kin) => other.place === 'cousin' && cousinFits(other, person, side)
    const cousins = this.#takeAll((other) => others(other) && this.#parentsOfCousin(other, side, all) === 1)
    const partners = spouse === null ? [person] : person.sex === 'female' ? [spouse, person] : [person, spouse]
    if (spouse === null && cousins.length === 0) return { own: [place(person)], children: [] }
    const children = byAge(cousins, null)
    const union = this.#union(`family ${person.id}`, partners, spouse === null ? '' : 'married', children)
    return { own: couple(partners, union), children: children.map(place) }
  }

  #parentsOfCousin(cousin: Kin, side: Side, here: readonly Person[]): number {
    const elsewhere = this.#people.filter(
      ({ id, kin }) => kin.place === 'auntUncle' && kin.side !== side && !this.#without.has(id),
    )
    const count = (people: readonly Person[]) =>
      people.filter((person) => person.kin.place === 'auntUncle' && cousinFits(cousin, person, person.kin.side)).length
    return count(here) + count(elsewhere)
  }

  /** Brothers and sisters who share one parent, or none. */
  #halves(self: Person | null, parents: Record<Side, Person | null>, step: Record<Side, Person | null>) {
    const of = (side: Side) => {
      const partner = step[side]
      const parent = parents[side]
      if (parent === null) return { with: null, alone: null, own: null }
      const state = partner?.kin.place === 'partner' ? partner.kin.state : ''
      const shared = (kin: Kin) => isSibling(kin, side)
      // An elder one is older than the present marriage.
      const withPartner =
        partner === null
          ? []
          : this.#takeAll(
              (kin) => shared(kin) && kin.place === 'sibling' && (kin.elder !== true || state === 'divorced'),
            )
      const alone = this.#takeAll(shared)
      const came =
        partner === null
          ? []
          : this.#takeAll((kin) => isSibling(kin, side === 'father' ? 'stepOfFather' : 'stepOfMother'))
      const either =
        partner !== null && step[side === 'father' ? 'mother' : 'father'] === null
          ? this.#takeAll((kin) => isSibling(kin, 'step'))
          : []
      const pair = (side === 'father' ? [partner, parent] : [parent, partner]).filter(isThere)
      return {
        with: partner === null ? null : this.#union(`${side} again`, pair, state, byAge(withPartner, self)),
        alone: alone.length === 0 ? null : this.#union(`${side} alone`, [parent], '', byAge(alone, self)),
        own:
          partner === null || came.length + either.length === 0
            ? null
            : this.#union(`${side} partner’s own`, [partner], '', byAge([...came, ...either], self)),
      }
    }
    const father = of('father')
    const mother = of('mother')
    return {
      withFathersPartner: father.with,
      fathers: father.alone,
      ownOfFathersPartner: father.own,
      withMothersPartner: mother.with,
      mothers: mother.alone,
      ownOfMothersPartner: mother.own,
    }
  }
}

function personOf(row: TreeRow): Person {
  const kin: Kin = row.id === SELF ? { place: 'self' } : kinOf(row.relation)
  const told: Sex = row.sex === '1' ? 'male' : row.sex === '2' ? 'female' : 'unknown'
  const implied: Sex =
    kin.place === 'self' ? 'unknown' : kin.place === 'partner' ? (kin.of === 'father' ? 'female' : 'male') : kin.sex
  return { id: row.id, kin, sex: told === 'unknown' ? implied : told, row }
}

/** 继父或养父: the husband of the mother the child lives with, else the man who took the child in. */
function settled(people: readonly Person[]): Person[] {
  const parent = (sex: Sex) =>
    people.find(({ kin }) => kin.place === 'parent' && kin.tie === 'birth' && kin.sex === sex)
  return people.map((person): Person => {
    if (person.kin.place !== 'stepOrAdoptive') return person
    const { sex } = person.kin
    const other = parent(sex === 'male' ? 'female' : 'male')
    const kin: Kin =
      other?.row?.together === true
        ? { place: 'partner', of: sex === 'male' ? 'mother' : 'father', state: 'married' }
        : { place: 'parent', sex, tie: 'adoptive' }
    return { ...person, kin }
  })
}

function isSibling(kin: Kin, bond: Extract<Kin, { place: 'sibling' }>['bond']): boolean {
  return kin.place === 'sibling' && kin.bond === bond
}

function tieOf({ kin }: Person): string {
  return kin.place === 'sibling' ? kin.tie : 'birth'
}

function cousinFits(cousin: Kin, parent: Person, side: Side): boolean {
  if (cousin.place !== 'cousin') return false
  if (cousin.side !== null && cousin.side !== side) return false
  if (cousin.parentSex !== 'unknown') return cousin.parentSex === parent.sex
  // 表: not of a brother of the father.
  return !(side === 'father' && parent.sex === 'male')
}

function unionState(father: Person | null, mother: Person | null): UnionState | '' {
  const said = father?.row?.union ?? ''
  return said === '' ? (mother?.row?.union ?? '') : said
}

/** Older left. Who is only said to be older or younger stands on that side of the child. */
function byAge(people: readonly Person[], self: Person | null): Person[] {
  const own = self?.row?.age ?? null
  const key = (person: Person): number => {
    const { kin, row } = person
    if (person === self) return own ?? 0
    if (row?.age != null && (own !== null || self === null)) return row.age + lean(kin)
    if (kin.place === 'sibling' || kin.place === 'cousin' || kin.place === 'auntUncle')
      return (own ?? 0) + (kin.elder === true ? 0.5 : kin.elder === false ? -0.5 : -0.4)
    return own ?? 0
  }
  const rank = ({ kin }: Person) => ('rank' in kin && kin.rank > 0 ? kin.rank : 50)
  return people
    .map((person, at) => ({ person, at }))
    .sort((a, b) => key(b.person) - key(a.person) || rank(a.person) - rank(b.person) || a.at - b.at)
    .map(({ person }) => person)
}

/** Of one age: the elder twin stands left. */
function lean(kin: Kin): number {
  if (kin.place !== 'sibling' && kin.place !== 'auntUncle') return 0
  return kin.elder === true ? 0.1 : kin.elder === false ? -0.1 : 0
}

function isThere(person: Person | null): person is Person {
  return person !== null
}

function place(person: Person): Place {
  return { kind: 'person', person }
}

function drop(union: Union): Place {
  return { kind: 'drop', union }
}

/** Both with the line to the children between them; of one alone it begins where the other would stand. */
function couple(partners: readonly Person[], union: Union): Place[] {
  const [first, second] = partners
  const down = union.children.length > 0 ? [drop(union)] : []
  if (first === undefined) return []
  if (second !== undefined) return [place(first), ...down, place(second)]
  return first.sex === 'female' ? [...down, place(first)] : [place(first), ...down]
}

/** From outside to the parent: the partner's own children, the partner, the children of both, the parent's own. */
function places(own: Union | null, partner: Person | null, both: Union | null, parents: Union | null): Place[] {
  return [
    ...(own === null ? [] : [drop(own)]),
    ...(partner === null ? [] : [place(partner)]),
    ...(both === null || both.children.length === 0 ? [] : [drop(both)]),
    ...(parents === null ? [] : [drop(parents)]),
  ]
}

function childrenPlaces(union: Union | null): Place[] {
  return union === null ? [] : union.children.map(({ person }) => place(person))
}

function selfPlaces(self: Person, spouse: Person | null, union: Union | null): Place[] {
  if (union === null) return [place(self)]
  return couple(spouse === null ? [self] : union.partners, union)
}
