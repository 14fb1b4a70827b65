import { argon2id } from 'hash-wasm'
import { Station } from '../e2e/station.ts'
import { inTurn, median, report, timed } from './measure.ts'

export const PASSWORD = '海风 榕树 七点 自行车'

/** Nobody types a password in less. */
const TYPING_MS = 1500
/** By then everything of an unlocking is stored. */
const STORED_MS = 1500
/** Bundles are made one after the other; when none came in so long, all are there. */
const SETTLED_MS = 5000

/** From Enter to the list, and the cost of the password in that very round: the machine is not the same all the time. */
interface Round {
  readonly took: number
  readonly argon2: number
}

/** Unlocking a station as it was made or restored, row by row; and then as after any day's work. */
export async function unlocking(children: number, profile: string, rounds: number): Promise<void> {
  const name = `unlock to list, ${String(children)} children`
  // Nobody stays long enough for bundles to be made.
  tell(`${name}, for the first time`, await inTurn(rounds, () => round(profile)))
  await settle(profile)
  tell(name, await inTurn(rounds, () => round(profile)))
}

function tell(name: string, rounds: readonly Round[]): void {
  const sorted = rounds.toSorted((one, other) => ratioOf(one) - ratioOf(other))
  for (const [which, round] of [
    ['median', sorted[Math.floor(sorted.length / 2)]],
    ['worst', sorted.at(-1)],
  ] as const) {
    if (round === undefined) continue
    const against = 'Argon2id alone in the same minute'
    report({
      name: `${name}, ${which} of ${String(rounds.length)}`,
      value: round.took,
      unit: 'ms',
      ratio: ratioOf(round),
      against,
    })
  }
}

function ratioOf({ took, argon2 }: Round): number {
  return took / argon2
}

async function round(profile: string): Promise<Round> {
  const argon2 = await argon2Cost()
  return { argon2, took: await unlock(profile) }
}

/** The cost of one password on this machine, with the parameters of the vault, in ms. */
async function argon2Cost(): Promise<number> {
  const once = () =>
    argon2id({
      password: PASSWORD,
      salt: new Uint8Array(16).fill(7),
      memorySize: 65_536,
      iterations: 3,
      parallelism: 1,
      hashLength: 32,
      outputType: 'binary',
    })
  await once()
  return median(await inTurn(3, () => timed(once)))
}

/**
 * From Enter in the password field to the first frame with rows in the list, in ms: the page one comes to, complete, and
 * it takes keys.
 */
async function unlock(profile: string): Promise<number> {
  const station = await Station.launch({ profile })
  const { page } = station
  const field = page.getByLabel(/的密码$/)
  await field.fill(PASSWORD)
  await page.waitForTimeout(TYPING_MS)
  // Watched in the page: asked from outside, the answer comes in steps of up to half a second.
  const watch = await field.evaluateHandle((input) => {
    const shown = new Promise<number>((done, failed) => {
      setTimeout(() => failed(new Error('no list')), 60_000)
      let began = Number.NaN
      input.addEventListener('keydown', () => (began = performance.now()), { once: true, capture: true })
      new MutationObserver((_, observer) => {
        if (document.querySelector('tbody tr') === null) return
        observer.disconnect()
        requestAnimationFrame(() => done(performance.now() - began))
      }).observe(document, { childList: true, subtree: true })
    })
    return { shown }
  })
  await page.keyboard.press('Enter')
  const took = await watch.evaluate(({ shown }) => shown)
  await page.waitForTimeout(STORED_MS)
  await station.close()
  return took
}

/** Leaves the desk open until the next unlocking is as quick as it gets, which it is after any day's work. */
async function settle(profile: string): Promise<void> {
  const station = await openDesk(profile)
  const { page } = station
  const bundles = () =>
    page.evaluate(
      () =>
        new Promise<number>((done, failed) => {
          const asked = indexedDB.open('station-bundles')
          asked.onerror = () => failed(new Error('no bundles'))
          asked.onsuccess = () => {
            const count = asked.result.transaction('bundles').objectStore('bundles').count()
            count.onsuccess = () => {
              asked.result.close()
              done(count.result)
            }
          }
        }),
    )
  let before = 0
  for (let now = await bundles(); now === 0 || now !== before; now = await bundles()) {
    before = now
    await page.waitForTimeout(SETTLED_MS)
  }
  await station.close()
}

export async function openDesk(profile: string): Promise<Station> {
  const station = await Station.launch({ profile })
  await station.page.getByLabel(/的密码$/).fill(PASSWORD)
  await station.page.keyboard.press('Enter')
  await station.page.getByRole('row').nth(1).waitFor()
  return station
}
