import type { WorkspaceState } from '../../../src/storage/tables.ts'
import type { Typed } from './typing.ts'

/** One long text of a form, as the one who types it knows it. */
export interface Field {
  readonly url: string
  readonly id: string
  /** What the save line said is safe. */
  acknowledged: string
  /** Every state of it since the app was started last. */
  typed: Typed[]
}

/** What the app has said is saved, and what it may have saved: the memory of the one who sits in front of it. */
export class Ledger {
  readonly fields: Field[] = []
  /** Names of children whose file was opened. */
  readonly children = new Set<string>()
  /** School of the first child. */
  school = ''
  /** Written, and not yet said to be saved. */
  schoolTried = ''
  /** Whole backups, by path: how many children each must hold, and the password its slots open with. */
  readonly backups = new Map<string, { readonly children: number; readonly password: string }>()
  /** Children in a backup that was said to be whole and is not looked up on the stick yet; 0: none. */
  backedUp = 0
  /** How many station keys the station has had, as far as it said so. */
  generation = 1
  /** Asked for, and not yet said to be in force; '' when no change was cut off. */
  passwordTried = ''
  #password: string
  /** Every password there ever was: none of them may lie anywhere. */
  readonly everPasswords = new Set<string>()

  constructor(password: string) {
    this.#password = password
    this.everPasswords.add(password)
  }

  /** The one in force, as far as the station said. */
  get password(): string {
    return this.#password
  }

  /** What may open the station: the one in force, and one that was being set when the power went. */
  get passwords(): readonly string[] {
    return this.passwordTried === '' ? [this.#password] : [this.#password, this.passwordTried]
  }

  tryPassword(password: string): void {
    this.passwordTried = password
    this.everPasswords.add(password)
  }

  /** The station said so, or opened with it: this one is in force, and no other. */
  opened(password: string): void {
    this.#password = password
    this.passwordTried = ''
  }

  /** What of the acknowledged is not in these records; empty when all of it is. */
  missingIn(state: WorkspaceState): string[] {
    const names = new Set([...state.children.values()].map(({ facts }) => facts['child.name']?.value))
    const schools = new Set([...state.children.values()].map(({ facts }) => facts['child.school']?.value))
    // Wherever typed words are kept, the whole of them has to be there.
    const words = [state.documents, state.scratch].map((table) => JSON.stringify([...table.values()])).join('\n')
    return [
      ...[...this.children].filter((name) => !names.has(name)).map((name) => `child ${name}`),
      ...(this.school === '' || schools.has(this.school) || schools.has(this.schoolTried) ? [] : ['school']),
      ...this.fields
        .filter(({ acknowledged }) => !words.includes(JSON.stringify(acknowledged).slice(1, -1)))
        .map(({ id, acknowledged }) => `${id}: …${acknowledged.slice(-40)}`),
    ]
  }
}
