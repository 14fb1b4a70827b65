import { addDays } from '../../../domain/dates.ts'
import { succeed, type Result } from '../../../domain/result.ts'
import type { Store } from '../../../storage/store.ts'
import type { Argon2, Argon2Choice } from '../../../vault/argon2-parameters.ts'
import type { Desk } from '../../../verbs/desk.ts'
import { foundStation, type FoundedStation } from '../../../verbs/found-station.ts'
import type { VerbFailure } from '../../../verbs/verb.ts'
import { dayBetween, workingMoment } from './calendar.ts'
import { makeFamily, type SampleFamily } from './families.ts'
import { familyLife, type SampleEvent } from './life.ts'
import { Random } from './random.ts'
import { addColleagues } from './staff.ts'

export interface SampleWish {
  readonly children: number
  /** How far back the station's files go. */
  readonly years: number
  /** The same seed on the same day gives the same station, apart from its keys. */
  readonly seed: number
  readonly password: string
  /** Used first, one child each. */
  readonly names: readonly string[]
  /** A worker, a supervisor and a clerk too, with the same password. */
  readonly staff?: boolean | undefined
}

export interface SampleTools {
  readonly store: Store
  readonly argon2: Argon2
  /** YYYY-MM-DD; the sample's last work was done the day before. */
  readonly today: string
  /** Is told how far it is. */
  readonly onProgress: (done: number, of: number, desk: Desk) => void
  readonly argon2Choice?: Argon2Choice
}

const HEAD = '吴知远'
/** Verbs in one commit: a strict write for each of a hundred thousand would take minutes. */
const VERBS_AT_ONCE = 250

/** Fills an empty store with a synthetic station, made by the app's own verbs as if on their days. */
export async function makeSample(wish: SampleWish, tools: SampleTools): Promise<Result<FoundedStation, VerbFailure>> {
  const { store, argon2, today, argon2Choice } = tools
  const random = new Random(`${wish.seed}/station`)
  const firstDay = addDays(today, -wish.years * 365)
  let now = workingMoment(random, addDays(firstDay, -30))
  const ids = new Random(`${wish.seed}/ids`)
  const founded = await foundStation(
    {
      station: {
        name: '星湖街道社会工作站',
        letterCode: '星湖社工转',
        caseCode: 'XH',
        street: '星湖市星湖区星湖街道',
        address: '星湖市星湖区海风路8号',
        phone: '0000-1234567',
        postcode: '000000',
      },
      head: { account: 'head', name: HEAD, password: wish.password, phone: '0000-1234567' },
      language: 'zh',
    },
    {
      store,
      argon2,
      clock: () => now,
      newId: () => ids.hex(),
      ...(argon2Choice === undefined ? {} : { argon2Choice }),
    },
  )
  if (!founded.ok) return founded
  const { desk } = founded.value
  const events = allEvents(wish, firstDay, today)
  for (let at = 0; at < events.length; at += VERBS_AT_ONCE) {
    const done = await desk.performAll((perform, read) => {
      for (const event of events.slice(at, at + VERBS_AT_ONCE)) {
        now = event.at
        const happened = event.happen(perform, read)
        if (!happened.ok) return happened
      }
      return succeed(null)
    })
    if (!done.ok) return done
    tools.onProgress(Math.min(at + VERBS_AT_ONCE, events.length), events.length, desk)
  }
  if (wish.staff !== true) return founded
  const { password } = wish
  const added = await addColleagues(founded.value, { ...tools, password, clock: () => now, newId: () => ids.hex() })
  return added.ok ? founded : added
}

/** What happens in the station, in the order of time, so that numbers are given in their order too. */
function allEvents(wish: SampleWish, firstDay: string, today: string): readonly SampleEvent[] {
  const events = makeFamilies(wish, firstDay, today).flatMap((family, at) =>
    familyLife(new Random(`${wish.seed}/life/${at}`), family, HEAD, today),
  )
  return events.toSorted((one, other) => one.at.getTime() - other.at.getTime())
}

function makeFamilies(wish: SampleWish, firstDay: string, today: string): readonly SampleFamily[] {
  const families: SampleFamily[] = []
  const names = wish.names.slice(0, wish.children)
  let made = 0
  while (made < wish.children) {
    const random = new Random(`${wish.seed}/family/${families.length}`)
    const family = makeFamily(
      random,
      dayBetween(random, firstDay, addDays(today, -1)),
      names.slice(made),
      wish.children - made,
    )
    families.push(family)
    made += family.children.length
  }
  return families
}
