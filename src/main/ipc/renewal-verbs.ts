import type { OutsideFailure } from '../../contract/ipc.ts'
import { succeed, fail, type Result } from '../../domain/result.ts'
import { fileFailure } from '../files/failures.ts'
import { HandleTable } from '../files/handle-table.ts'
import { letGo } from '../files/let-go.ts'
import type { PartFile } from '../files/part-file.ts'
import { RenewalFolder } from '../renewal/renewal-folder.ts'
import { settleRenewal } from '../renewal/settle-renewal.ts'
import type { VerbHandlers } from './handle.ts'

type RenewalVerbs = Pick<VerbHandlers, Extract<keyof VerbHandlers, `renewal.${string}`>>

export interface RenewalDependencies {
  readonly profile: string
  /** Closes what is open of the station's folder, and forgets what was known of it. */
  readonly release: () => Promise<void>
}

/** Verbs by which the page seals everything anew under renewed keys. Main moves files it cannot read. */
export function renewalVerbs({ profile, release }: RenewalDependencies): {
  readonly verbs: Omit<RenewalVerbs, 'renewal.snapshots'>
  readonly discardAll: () => Promise<void>
} {
  const folder = new RenewalFolder(profile)
  const parts = new HandleTable<{ readonly file: PartFile; readonly place: string; readonly name: string }>()
  const unknownHandle = fail({ kind: 'badRequest' as const, detail: 'handle' })

  const verbs: Omit<RenewalVerbs, 'renewal.snapshots'> = {
    'renewal.look': () => whatTheDiskSays(async () => succeed({ going: await folder.going() })),

    'renewal.begin': ({ vault }) => whatTheDiskSays(() => folder.begin(vault)),

    'renewal.goOn': () => whatTheDiskSays(() => folder.goOn()),

    'renewal.sources': () =>
      whatTheDiskSays(async () => succeed({ sources: await folder.sources(), done: [...(await folder.done())] })),

    'renewal.frames': ({ side, place, name, seq }) =>
      whatTheDiskSays(async () => succeed({ frames: await folder.frames(side, place, name, seq) })),

    'renewal.create': ({ place, name, bytes }) =>
      whatTheDiskSays(async () => {
        const created = await folder.create(place, name, bytes)
        return created.ok ? succeed({ file: parts.add({ file: created.value, place, name }) }) : created
      }),

    'renewal.write': async ({ file, bytes }) => {
      const written = (await parts.get(file)?.file.write(bytes)) ?? unknownHandle
      letGo(bytes)
      return written
    },

    'renewal.keep': ({ file, source, result }) =>
      whatTheDiskSays(async () => {
        const part = parts.get(file)
        const kept = (await part?.file.keep()) ?? unknownHandle
        if (!kept.ok || part === undefined) return kept.ok ? unknownHandle : kept
        parts.take(file)
        await folder.note({ place: part.place, name: part.name, source, result })
        return succeed(null)
      }),

    'renewal.finish': ({ marker }) =>
      whatTheDiskSays(async () => {
        const ready = await folder.ready(marker)
        if (!ready.ok) return ready
        await release()
        try {
          settleRenewal(profile)
        } catch (error) {
          // It is decided all the same: whatever asks for the folder next tries again, and says so when it cannot.
          console.warn('renewed station not in place:', fileFailure(error).kind)
        }
        return succeed(null)
      }),

    'renewal.drop': () =>
      whatTheDiskSays(async () => {
        await discardAll()
        await folder.drop()
        return succeed(null)
      }),
  }

  const discardAll = async () => {
    await Promise.all(parts.takeAll().map(({ file }) => file.discard()))
  }
  return { verbs, discardAll }
}

async function whatTheDiskSays<T>(work: () => Promise<Result<T, OutsideFailure>>): Promise<Result<T, OutsideFailure>> {
  try {
    return await work()
  } catch (error) {
    return fail(fileFailure(error))
  }
}
