import { beforeLock } from '../../app/before-lock.ts'
import { Autosaver, type SaveOutcome } from './autosaver.ts'

/**
 * The savers of a desk, by the place they write to. A page that is left while nothing can be stored (a full disk) leaves
 * its words with its saver; whoever comes back to the place gets the same saver and with it the newest words, not the
 * last ones that were stored. Savers also store what they hold before the desk locks, on screen or not.
 */
export class SaverShelf<Values> {
  readonly #savers = new WeakMap<object, Map<string, Autosaver<Values>>>()

  /** @param desk whose savers; those of another desk are not found */
  saverOf(desk: object, place: string, save: (values: Values) => Promise<SaveOutcome>): Autosaver<Values> {
    const savers = this.#savers.get(desk) ?? new Map<string, Autosaver<Values>>()
    this.#savers.set(desk, savers)
    const known = savers.get(place)
    if (known !== undefined) {
      known.saveBy(save)
      return known
    }
    const saver = new Autosaver<Values>({ save })
    savers.set(place, saver)
    beforeLock(() => saver.flush())
    return saver
  }
}
