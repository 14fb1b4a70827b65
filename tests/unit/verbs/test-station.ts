import 'fake-indexeddb/auto'
import type { Role, Staff } from '../../../src/domain/records.ts'
import type { Result } from '../../../src/domain/result.ts'
import { commit, type Act } from '../../../src/storage/commit.ts'
import { openStore, type Store } from '../../../src/storage/store.ts'
import type { StationKeys } from '../../../src/vault/station-keys.ts'
import type { OpeningTools } from '../../../src/storage/opening-report.ts'
import { Desk, openDesk } from '../../../src/verbs/desk.ts'
import { foundStation } from '../../../src/verbs/found-station.ts'
import { MemoryFiles } from '../storage/memory-files.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'

export const PASSWORD = '海风吹过四点钟的操场'

/** A station in a store of its own, with one staff member of each role, and a clock the test sets. */
export interface TestStation {
  readonly store: Store
  readonly files: MemoryFiles
  readonly keys: StationKeys
  readonly recoveryKey: string
  /** The head's desk. */
  readonly desk: Desk
  readonly staff: Readonly<Record<Role | 'otherWorker', Staff>>
  /** A desk of somebody else over the same workspace. */
  readonly deskOf: (who: Role | 'otherWorker') => Desk
  /** Sets the station's clock to noon of a day, YYYY-MM-DD. */
  readonly setDay: (day: string) => void
}

/** Who does what a test commits without a verb. */
export const BY_TEST: Act = { staffId: null, verbs: ['test'], at: '2026-11-23T04:00:00.000Z' }

/** By a name no other test has: the databases of a worker outlive the file that opened them. */
export async function emptyStore(files = new MemoryFiles()): Promise<Store> {
  return value(await openStore(files.files, `test-${crypto.randomUUID()}`))
}

export async function testStation(day = '2026-11-23', files = new MemoryFiles()): Promise<TestStation> {
  let now = new Date(`${day}T12:00:00`)
  let ids = 0
  const clock = () => now
  const newId = () => `id-${(ids += 1)}`
  const store = await emptyStore(files)
  const founded = value(
    await foundStation(
      {
        station: { name: '星湖街道社会工作站', letterCode: '星湖社工转', caseCode: 'XH', street: '星湖市星湖街道' },
        head: { account: 'head', name: '吴知远', password: PASSWORD },
        language: 'zh',
      },
      { store, argon2, clock, newId, argon2Choice: CHEAP },
    ),
  )
  const { desk, keys, recoveryKey } = founded
  const member = (account: string, name: string, role: Role): Staff => ({
    id: `staff-${account}`,
    account,
    name,
    role,
    phone: '',
    active: true,
    mustChangePassword: false,
  })
  const staff = {
    head: desk.actor,
    worker: member('suhe', '苏禾', 'worker'),
    otherWorker: member('luqing', '陆青', 'worker'),
    supervisor: member('shen', '沈一木', 'supervisor'),
    clerk: member('clerk', '何文', 'clerk'),
  }
  const others = [staff.worker, staff.otherWorker, staff.supervisor, staff.clerk]
  value(
    await commit(
      store,
      keys,
      desk.workspace,
      others.map((one) => ({ table: 'staff', id: one.id, value: one })),
      BY_TEST,
    ),
  )
  return {
    store,
    files,
    keys,
    recoveryKey,
    desk,
    staff,
    deskOf: (who) => new Desk({ store, keys, workspace: desk.workspace, staffId: staff[who].id, clock, newId }),
    setDay: (next) => {
      now = new Date(`${next}T12:00:00`)
    },
  }
}

/** The value of a success; a failure fails the test with its words. */
export function value<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failure)}`)
  return result.value
}

/** Opens a desk over a station that is on the disk, as unlocking does. */
export async function reopen(
  station: Pick<TestStation, 'store' | 'keys'>,
  staffId: string | null = null,
  tools: Partial<OpeningTools> = {},
) {
  const clear = await station.store.readMeta()
  if (clear === null) throw new Error('no meta')
  return openDesk({
    store: station.store,
    keys: station.keys,
    staffId,
    clear,
    rebuild: false,
    tools: { ...NO_TOOLS, ...tools },
  })
}

/** A station without snapshots. */
export const NO_TOOLS: OpeningTools = {
  readSnapshot: () => Promise.resolve(null),
  keepBeforeMigration: () => Promise.resolve({ ok: true, value: null }),
  now: () => new Date('2026-11-23T04:00:00.000Z'),
}
