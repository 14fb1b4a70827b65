import type { CaseDocument, Child, Household, Staff, Station } from '../../domain/records.ts'
import type { Store } from '../../storage/store.ts'
import { emptyRevisions, emptyState, Workspace } from '../../storage/workspace.ts'
import { deriveStationKeys } from '../../vault/station-keys.ts'
import { systemClock } from '../../verbs/clock.ts'
import { Desk } from '../../verbs/desk.ts'
import { USUAL_SETTINGS } from '../../verbs/station/station-input.ts'
import type { Session } from './desk-context.tsx'

/** So many that what is done for each of them is code the browser has seen enough of to make it quick. */
const CHILDREN = 300
const PAPERS = ['F02', 'F05', 'F06']
const NEVER = '2000-01-01T00:00:00.000Z'

/**
 * A desk with nothing of the station on it, for drawing it before anybody has unlocked (rehearse-desk.tsx): one member of
 * staff, some children and their papers, none with a word in it, and keys that are thrown away. Nothing can be written at it: its
 * journal has not been opened.
 */
export async function nobodysDesk(store: Store, stationId: string): Promise<Session> {
  const keys = await deriveStationKeys(stationId, crypto.getRandomValues(new Uint8Array(32)))
  const head: Staff = {
    id: 'nobody',
    account: 'nobody',
    name: '',
    role: 'head',
    phone: '',
    active: true,
    mustChangePassword: false,
  }
  const station: Station = {
    id: 'station',
    name: '',
    letterCode: '',
    caseCode: '',
    street: '',
    address: '',
    phone: '',
    postcode: '',
    settings: USUAL_SETTINGS,
    copyOutFacts: [],
    importHeadings: {},
    createdAt: NEVER,
  }
  const children = Array.from({ length: CHILDREN }, (_, at) => blankChild(at, head))
  const state = {
    ...emptyState(),
    staff: new Map([[head.id, head]]),
    station: new Map([[station.id, station]]),
    households: byId(children.map(householdOf)),
    children: byId(children),
    documents: byId(children.flatMap(papersOf)),
  }
  const workspace = new Workspace(state, emptyRevisions(), [])
  const desk = new Desk({
    store,
    keys,
    workspace,
    staffId: head.id,
    clock: systemClock,
    newId: () => crypto.randomUUID(),
  })
  return { desk, store, keys }
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** A file with as much in it as makes a row of the list draw each of its cells. */
function blankChild(at: number, { id: workerId }: Staff): Child {
  return {
    id: `nobody-${String(at)}`,
    caseNumber: String(at),
    householdId: `nobodys-${String(at)}`,
    workerId,
    population: 'registered',
    status: 'registered',
    categorySpans: [],
    moves: [],
    facts: {
      'child.name': fact('〇〇'),
      'child.sex': fact('1'),
      'child.birthDate': fact('2000-01-01'),
      'child.categories': fact(['6']),
    },
    createdAt: NEVER,
  }
}

function householdOf({ householdId: id }: Child): Household {
  return { id, facts: { 'household.community': fact('〇〇'), 'guardian.name': fact('〇〇') }, createdAt: NEVER }
}

function papersOf({ id: childId, workerId: authorId }: Child): readonly CaseDocument[] {
  return PAPERS.map((formCode) => ({
    id: `${childId}-${formCode}`,
    childId,
    formCode,
    formVersion: '1',
    status: 'signed',
    values: {},
    outcome: formCode === 'F06' ? { riskLevel: 'medium' } : null,
    authorId,
    createdAt: NEVER,
    updatedAt: NEVER,
    finishedAt: NEVER,
    signedOn: null,
  }))
}

function fact(value: string | string[]) {
  return { value, verifiedOn: '2000-01-01', documentId: null }
}
