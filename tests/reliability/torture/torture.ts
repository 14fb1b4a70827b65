import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { readBackup } from '../../../src/backup/read-backup.ts'
import { fileStream } from '../../../src/cli/file-stream.ts'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { makeFakeLp } from '../../e2e/fake-lp.ts'
import { filesHolding } from '../../e2e/files-holding.ts'
import { HEAD, unlockAsHead } from '../../e2e/found-by-hand.ts'
import { Station } from '../../e2e/station.ts'
import { FIXTURE_NAMES, FIXTURE_PASSWORD } from '../../fixtures/stations/fixture.ts'
import { Dice } from '../random.ts'
import {
  AT_HOME,
  emptyProfile,
  FIRST_CHILD,
  newestBackup,
  restoring,
  settleIn,
  type Activity,
  type Life,
} from './activities.ts'
import { CANARY } from './canaries.ts'
import { Ledger } from './ledger.ts'
import { leaveOldStation, oldStation } from './old-station.ts'
import { RebuiltFromFiles } from './rebuilt.ts'
import { oldestLost } from './typing.ts'
import { unlockAs } from './unlocking.ts'
import { killNow, VICTIMS, type Victim } from './victims.ts'

/** What was typed may be lost when it is younger than this. */
const LAST_SECOND = 1000
const QUIET_LAUNCH_MS = 2000
/** After these the texts are looked at on the screen. */
const LOOKED_AT: ReadonlySet<string> = new Set(['typing', 'locking'])
/** Every so many rounds all texts are looked at on the screen, not only the one that was being written. */
const LOOK_AT_ALL = 25

export interface Totals {
  rounds: number
  /** By what was being done and what was killed. */
  readonly kills: Record<string, number>
  acknowledgedLost: number
  typedLost: number
  /** Milliseconds: the oldest key that was lost. */
  oldestKeyLost: number
  backups: number
  backupsNotOpened: number
  plaintext: number
  /** One sentence each. */
  readonly losses: string[]
}

/**
 * One station, killed again and again while it is worked at. Each round starts it, sees that nothing is missing, does
 * something, and kills main, Chromium or the page at a random moment. `seed` determines what is done and when it ends.
 */
export class Torture {
  readonly totals: Totals = {
    rounds: 0,
    kills: {},
    acknowledgedLost: 0,
    typedLost: 0,
    oldestKeyLost: 0,
    backups: 0,
    backupsNotOpened: 0,
    plaintext: 0,
    losses: [],
  }
  readonly #folder: string
  readonly #seed: number
  /** Of this round alone: how often an activity throws it depends on when it is ended. */
  #dice: Dice
  readonly #say: (line: string) => void
  readonly #life: Life
  readonly #temp: string
  readonly #profile: string
  readonly #rebuilt: RebuiltFromFiles
  /** How much longer than on a quiet machine everything takes now, so that the end does not always come too early. */
  #slowness = 1
  /** A profile with a station of schema version 1, made when it is needed first. */
  #oldProfile: string | null = null

  constructor(folder: string, seed: number, say: (line: string) => void) {
    this.#folder = folder
    this.#seed = seed
    this.#dice = new Dice(seed)
    this.#say = say
    this.#temp = join(folder, 'temp')
    mkdirSync(this.#temp)
    this.#profile = emptyProfile(folder, 'profile')
    this.#rebuilt = new RebuiltFromFiles(join(folder, 'rebuilt'))
    const stick = join(folder, 'stick')
    mkdirSync(stick)
    this.#life = {
      dice: this.#dice,
      lp: makeFakeLp(join(folder, 'lp')),
      ledger: new Ledger(HEAD.password),
      stick,
      folder,
      recoveryKey: '',
      file: '',
      rating: '',
    }
  }

  async run(rounds: number): Promise<Totals> {
    const station = await this.#launch(this.#profile)
    await settleIn(station, this.#life)
    await station.kill()
    await this.#openNewBackups(0)
    for (let round = 1; round <= rounds; round += 1) {
      this.#dice = new Dice(this.#seed + round * 7919)
      this.#life.dice = this.#dice
      const chance = this.#dice.next()
      if (chance < 0.12) await this.#restore(round)
      else if (chance < 0.24) await this.#migrate(round)
      else await this.#atHome(round, rounds)
      this.totals.rounds = round
      this.#lookForPlaintext(round)
      await this.#openNewBackups(round)
    }
    await this.#lookAtAll(rounds)
    return this.totals
  }

  /** A round of the station itself. */
  async #atHome(round: number, rounds: number): Promise<void> {
    const activity = this.#dice.pick(AT_HOME)
    const victim = this.#dice.pick(VICTIMS)
    const after = this.#dice.below(activity.lasts)
    const station = await this.#launch(this.#profile)
    if (activity.locked === true) await station.page.getByLabel('WZY（站长）的密码').waitFor()
    else {
      await unlockAs(station.page, this.#life.ledger)
      if (round % LOOK_AT_ALL === 0) await this.#look(station, round)
    }
    const killedAt = await this.#killDuring(station, activity, victim, after, round)
    await this.#prove(round, `${activity.name}, ${victim}`, killedAt)
    if (round === rounds || LOOKED_AT.has(activity.name)) await this.#lookAtTyped(round, killedAt)
  }

  async #killDuring(station: Station, activity: Activity, victim: Victim, after: number, round: number) {
    const name = `${activity.name} / ${victim}`
    this.totals.kills[name] = (this.totals.kills[name] ?? 0) + 1
    let killed = false
    const acting = activity.act(station, this.#life, round).catch((error: unknown) => {
      // Whatever fails because the app is gone is what this is about; before that it is a mistake of the test.
      if (!killed) this.#lose(round, `${name} was not done: ${String(error).split('\n')[0] ?? ''}`)
    })
    await new Promise((later) => setTimeout(later, after * this.#slowness))
    killed = true
    const killedAt = Date.now()
    await killNow(station, victim)
    await acting
    this.#say(`round ${String(round)}: ${name} after ${String(after)} ms`)
    return killedAt
  }

  /** What lies in the files now has all that was acknowledged. */
  async #prove(round: number, what: string, killedAt: number): Promise<void> {
    try {
      const { ledger } = this.#life
      const { state, generation } = await this.#rebuilt.of(this.#profile, ledger.passwords)
      const missing = ledger.missingIn(state)
      // A renewal may have come to its end just before it could say so; it cannot have gone back, nor have been done twice.
      if (generation !== ledger.generation && generation !== ledger.generation + 1)
        missing.push(`keys ${String(generation)}`)
      ledger.generation = generation
      this.totals.acknowledgedLost += missing.length
      for (const each of missing) this.#lose(round, `${what}, killed at ${String(killedAt)}: lost ${each}`)
    } catch (error) {
      this.totals.acknowledgedLost += 1
      this.#lose(round, `${what}: ${String(error)}`)
    }
  }

  /** Opens the app and looks at the texts that were being written. */
  async #lookAtTyped(round: number, killedAt: number): Promise<void> {
    const station = await this.#launch(this.#profile)
    await unlockAs(station.page, this.#life.ledger)
    for (const field of this.#life.ledger.fields) {
      if (field.typed.length === 0) continue
      await station.page.goto(field.url)
      const found = await station.page.locator(`[data-field="${field.id}"] textarea`).inputValue()
      const age = oldestLost(found, field.typed, killedAt)
      this.totals.oldestKeyLost = Math.max(this.totals.oldestKeyLost, age)
      if (age > LAST_SECOND) {
        this.totals.typedLost += 1
        this.#lose(round, `${field.id}: what was typed ${String(age)} ms before the end is lost`)
      }
      if (!found.startsWith(field.acknowledged)) {
        this.totals.acknowledgedLost += 1
        this.#lose(round, `${field.id}: the screen has not what the save line had said is saved`)
      }
      field.acknowledged = found
      field.typed = []
    }
    await station.kill()
  }

  async #lookAtAll(round: number): Promise<void> {
    const station = await this.#launch(this.#profile)
    await unlockAs(station.page, this.#life.ledger)
    await this.#look(station, round)
    await station.close()
  }

  async #look({ page }: Station, round: number): Promise<void> {
    for (const { url, id, acknowledged } of this.#life.ledger.fields) {
      await page.goto(url)
      if (!(await page.locator(`[data-field="${id}"] textarea`).inputValue()).startsWith(acknowledged)) {
        this.totals.acknowledgedLost += 1
        this.#lose(round, `${id}: not on the screen`)
      }
    }
  }

  /** Another PC, where the newest backup is restored; at its next start it has a whole station or none. */
  async #restore(round: number): Promise<void> {
    const profile = emptyProfile(this.#folder, `other-${String(round)}`)
    const station = await this.#launch(profile)
    await this.#killDuring(station, restoring, this.#dice.pick(VICTIMS), this.#dice.below(restoring.lasts), round)
    const again = await this.#launch(profile)
    const first = again.page.getByLabel('站名，和公章一致')
    const locked = again.page.getByLabel('WZY（站长）的密码')
    await first.or(locked).waitFor()
    if (await locked.isVisible()) {
      await unlockAsHead(again.page, newestBackup(this.#life.ledger)?.password)
      await this.#expectName(again, FIRST_CHILD, round, 'a restored station has no children')
    }
    await again.kill()
    this.#leave(profile, round)
  }

  /** A PC with a station of the first version; killed while it is migrated, it is whole at its next start. */
  async #migrate(round: number): Promise<void> {
    const profile = join(this.#folder, `old-${String(round)}`)
    cpSync(await this.#oldStation(), profile, { recursive: true, verbatimSymlinks: true })
    const migrating: Activity = {
      name: 'migrating',
      lasts: 1800,
      act: ({ page }) => unlockAsHead(page, FIXTURE_PASSWORD),
    }
    const station = await this.#launch(profile)
    await station.page.getByLabel('WZY（站长）的密码').waitFor()
    await this.#killDuring(station, migrating, this.#dice.pick(VICTIMS), this.#dice.below(migrating.lasts), round)
    const again = await this.#launch(profile)
    await unlockAsHead(again.page, FIXTURE_PASSWORD)
    for (const name of FIXTURE_NAMES) await this.#expectName(again, name, round, 'a migrated station lost somebody')
    await again.kill()
    this.#leave(profile, round, FIXTURE_NAMES)
  }

  async #oldStation(): Promise<string> {
    if (this.#oldProfile !== null) return this.#oldProfile
    const profile = emptyProfile(this.#folder, 'old')
    const station = await this.#launch(profile)
    await leaveOldStation(station, await oldStation())
    await station.close()
    this.#oldProfile = profile
    return profile
  }

  async #expectName({ page }: Station, name: string, round: number, otherwise: string): Promise<void> {
    const link = page.getByRole('link', { name }).first()
    const there = await link.waitFor({ timeout: 20_000 }).then(
      () => true,
      () => false,
    )
    if (there) return
    this.totals.acknowledgedLost += 1
    this.#lose(round, `${otherwise}: ${name}`)
  }

  #leave(profile: string, round: number, words: readonly string[] = []): void {
    this.#plaintextIn([profile], round, words)
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }

  #lookForPlaintext(round: number): void {
    this.#plaintextIn([this.#profile, this.#temp, this.#life.stick], round)
  }

  #plaintextIn(folders: readonly string[], round: number, words: readonly string[] = []): void {
    const secrets = [CANARY, FIRST_CHILD, HEAD.name, ...this.#life.ledger.everPasswords, ...words]
    for (const path of folders.flatMap((folder) => filesHolding(folder, secrets))) {
      this.totals.plaintext += 1
      this.#lose(round, `in clear in ${path}`)
    }
  }

  /** Every name on the stick that looks like a backup is a whole one, also of a run that was killed. */
  async #openNewBackups(round: number): Promise<void> {
    const { ledger, stick, recoveryKey } = this.#life
    const told = { children: ledger.backedUp, password: ledger.password }
    ledger.backedUp = 0
    const fresh = readdirSync(stick).filter((name) => name.endsWith('.age') && !ledger.backups.has(join(stick, name)))
    for (const name of fresh) ledger.backups.set(join(stick, name), told)
    const asked =
      round % LOOK_AT_ALL === 0 ? [...ledger.backups] : fresh.map((name) => [join(stick, name), told] as const)
    for (const [path, { children }] of asked) {
      const file = await open(path, 'r')
      const read = await readBackup(fileStream(file), [recoveryKey], { schemaVersion: SCHEMA_VERSION }).finally(() =>
        file.close(),
      )
      const found = read.ok ? (read.value.tables.get('children')?.length ?? 0) : -1
      if (found >= children) continue
      this.totals.backupsNotOpened += 1
      this.#lose(round, `${path}: ${read.ok ? 'children are missing' : read.failure.kind}`)
    }
    this.totals.backups = ledger.backups.size
  }

  #lose(round: number, sentence: string): void {
    this.totals.losses.push(`round ${String(round)}: ${sentence}`)
    this.#say(`!! round ${String(round)}: ${sentence}`)
  }

  async #launch(profile: string): Promise<Station> {
    const began = Date.now()
    const station = await Station.launch({ profile, path: [this.#life.lp.folder], env: { TMPDIR: this.#temp } })
    this.#slowness = Math.max(1, (Date.now() - began) / QUIET_LAUNCH_MS)
    return station
  }
}
