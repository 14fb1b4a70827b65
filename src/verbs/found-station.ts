import { nameInitials } from '../domain/name-initials.ts'
import type { Language } from '../domain/localized.ts'
import type { Staff, Station } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { z } from '../domain/zod.ts'
import { replaceAll, type ReplaceFailure } from '../storage/replace-all.ts'
import type { Store } from '../storage/store.ts'
import { perTable } from '../storage/tables.ts'
import type { Argon2, Argon2Choice } from '../vault/argon2-parameters.ts'
import { createVault } from '../vault/create-vault.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { accountSchema } from '../vault/vault-file.ts'
import { localDay, systemClock, type Clock } from './clock.ts'
import { Desk, notStored } from './desk.ts'
import { lineSchema, neededLineSchema } from './input.ts'
import { stationInputSchema, USUAL_SETTINGS } from './station/station-input.ts'
import type { VerbFailure } from './verb.ts'

const inputSchema = z.object({
  /** Without a case code the station's initials: 秀英 → XY. What is left out can be written later (updateStation). */
  station: stationInputSchema.partial().required({ name: true, letterCode: true }),
  head: z.object({
    /** Login name. */
    account: accountSchema,
    name: neededLineSchema,
    phone: lineSchema.optional(),
  }),
})

export interface FoundStationInput extends z.infer<typeof inputSchema> {
  /** Judge its strength before (src/vault/password-strength.ts). */
  readonly head: z.infer<typeof inputSchema>['head'] & { readonly password: string }
  readonly language: Language
}

export interface FoundStationTools {
  readonly store: Store
  readonly argon2: Argon2
  readonly clock?: Clock
  readonly newId?: () => string
  /** Weaker parameters, for tests alone. */
  readonly argon2Choice?: Argon2Choice
}

export interface FoundedStation {
  readonly desk: Desk
  readonly keys: StationKeys
  /** For the recovery sheet; it is kept nowhere. */
  readonly recoveryKey: string
}

/** A station whose keys are made and whose recovery sheet can be printed, but of which nothing is stored. */
export interface PreparedStation {
  readonly recoveryKey: string
  /**
   * Stores it. Call it once the sheet was printed and proven; leaving it uncalled leaves no trace.
   * @param places where the two copies of the sheet are kept; sealed with the station's record
   */
  readonly found: (places?: readonly [string, string]) => Promise<Result<FoundedStation, VerbFailure>>
}

/**
 * Makes the keys of a new station and its first records, for the first-run wizard: the recovery sheet is printed and
 * typed back before anything exists, so no station can ever be left without its sheet.
 */
export async function prepareStation(
  input: FoundStationInput,
  tools: FoundStationTools,
): Promise<Result<PreparedStation, VerbFailure>> {
  const { store, argon2, clock = systemClock, newId = () => crypto.randomUUID(), argon2Choice } = tools
  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return fail({ kind: 'badInput', problems })
  }
  if ((await store.readMeta()) !== null) return fail({ kind: 'stationExists' })
  const createdAt = clock().toISOString()
  const { account, name, phone = '' } = parsed.data.head
  const head: Staff = { id: newId(), account, name, role: 'head', phone, active: true, mustChangePassword: false }
  const { vault, keys, recoveryKey } = await createVault(
    { staffId: head.id, account, initials: nameInitials(name), role: 'head', password: input.head.password, argon2 },
    argon2Choice,
  )
  const written = parsed.data.station
  const station: Station = {
    id: 'station',
    name: written.name,
    letterCode: written.letterCode,
    caseCode: written.caseCode ?? nameInitials(written.name).slice(0, 2),
    street: written.street ?? '',
    address: written.address ?? '',
    phone: written.phone ?? '',
    postcode: written.postcode ?? '',
    settings: written.settings ?? USUAL_SETTINGS,
    copyOutFacts: [],
    importHeadings: {},
    createdAt,
  }
  const sheet = (places: readonly [string, string]): Station['recoverySheet'] => ({
    serial: 1,
    madeOn: localDay(new Date(createdAt)),
    places: [places[0].trim(), places[1].trim()],
  })
  return succeed({
    recoveryKey,
    found: async (places = ['', '']) => {
      const stored = await replaceAll(
        store,
        keys,
        {
          vault,
          language: input.language,
          tables: { ...perTable(() => []), staff: [head], station: [{ ...station, recoverySheet: sheet(places) }] },
        },
        { why: 'founded', staffId: head.id, at: createdAt },
      )
      if (!stored.ok) return fail(replaceFailure(stored.failure))
      const desk = new Desk({ store, keys, workspace: stored.value, staffId: head.id, clock, newId })
      return succeed({ desk, keys, recoveryKey })
    },
  })
}

/** Prepares and stores a station in one go, for command lines and tests. */
export async function foundStation(
  input: FoundStationInput,
  tools: FoundStationTools,
): Promise<Result<FoundedStation, VerbFailure>> {
  const prepared = await prepareStation(input, tools)
  return prepared.ok ? prepared.value.found() : prepared
}

function replaceFailure(failure: ReplaceFailure): VerbFailure {
  return failure.kind === 'stationExists' ? failure : notStored(failure)
}
