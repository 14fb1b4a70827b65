import { fail, succeed, type Result } from '../domain/result.ts'
import { z } from '../domain/zod.ts'
import { argon2ParametersSchema } from './argon2-parameters.ts'

/**
 * The vault as it lies in clear in the store's `meta`, in each backup as `vault.json`, and beside each backup as the
 * slots file. It opens nothing by itself. Bytes are lower-case hexadecimal. README.md is the protocol.
 */
function hex(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${String(bytes * 2)}}$`))
}

/** A file a few hundred bytes long in age's text form; it opens with the stock `age` tool. */
const armoredAge = z
  .string()
  .max(4000)
  .regex(/^-----BEGIN AGE ENCRYPTED FILE-----\n[\s\S]+\n-----END AGE ENCRYPTED FILE-----\n$/)

const ageRecipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)

/** Login name: lower-case Latin letters, digits, dot, dash. It lies in clear, so it should not be a person's full name. */
export const accountSchema = z.string().regex(/^[a-z0-9][a-z0-9.-]{0,31}$/)

/** Initials of a staff member's name in Latin letters, `WZY`. The name itself is in the sealed records. */
export const initialsSchema = z.string().regex(/^[A-Z]{1,6}$/)

const keySlotSchema = z.strictObject({
  slotVersion: z.literal(1),
  staffId: z.string().regex(/^[0-9a-z-]{1,64}$/),
  account: accountSchema,
  initials: initialsSchema,
  role: z.enum(['head', 'worker', 'supervisor', 'clerk']),
  argon2: argon2ParametersSchema,
  salt: hex(16),
  iv: hex(12).or(z.literal('')),
  /** The station key (32 bytes) under AES-256-GCM, with its 16-byte tag; `''` in a slot that was handed a renewed key. */
  wrapped: hex(48).or(z.literal('')),
  /** What a renewed station key is handed over to (handover.ts). Absent in slots from before there was such a thing. */
  handover: z
    .strictObject({
      /** Its age recipient, in clear. */
      recipient: ageRecipient,
      /** The age identity, 74 characters, under the key of the password. */
      iv: hex(12),
      sealed: hex(74 + 16),
      /** HMAC-SHA-256 under the station's handover key: that this recipient is this person's. */
      vouched: hex(32),
    })
    .optional(),
  /** The renewed station key, encrypted to `handover.recipient`; until the next password is set it takes the place of `wrapped`. */
  handed: armoredAge.optional(),
})
export type KeySlot = z.infer<typeof keySlotSchema>

/** An age identity of the station, 74 characters, under AES-256-GCM. */
const sealedIdentitySchema = z.strictObject({ recipient: ageRecipient, iv: hex(12), sealed: hex(74 + 16) })

export const vaultFileSchema = z.strictObject({
  format: z.literal('xingchen-vault'),
  version: z.union([z.literal(1), z.literal(2)]),
  /** Random; tells two stations apart and says nothing else. */
  stationId: hex(16),
  staff: z
    .array(keySlotSchema)
    .max(200)
    .refine((slots) => new Set(slots.map((slot) => slot.account)).size === slots.length)
    .refine((slots) => new Set(slots.map((slot) => slot.staffId)).size === slots.length),
  /** The station key, encrypted to the identity printed on the recovery sheet. */
  recovery: z.strictObject({ recipient: ageRecipient, wrapped: armoredAge }),
  /** The station's own age identity, 74 characters, under AES-256-GCM. Every backup is encrypted to `recipient` too. */
  identity: sealedIdentitySchema,
  /** Set once the station key was renewed. */
  renewed: z
    .strictObject({
      /** How many station keys this station has had, this one counted. */
      generation: z.int().min(2).max(9999),
      /**
       * Of the keys before, oldest first: identity (74 characters) and audit key (32 bytes), under the key of today. With
       * them the station can still read its earlier backups, and the trail in them.
       */
      former: z
        .array(z.strictObject({ recipient: ageRecipient, iv: hex(12), sealed: hex(74 + 32 + 16) }))
        .min(1)
        .max(200),
    })
    .optional(),
})
export type VaultFile = z.infer<typeof vaultFileSchema>

/** Which of the station's keys these are: 1 for those it was founded with, one more with each renewal. */
export function keyGeneration(vault: Pick<VaultFile, 'renewed'>): number {
  return vault.renewed?.generation ?? 1
}

export type VaultFileFailure = 'damaged' | 'newerVersion'

/** Reads a vault file of unknown origin, e.g. the slots file on a stick. `json` is the parsed JSON. */
export function parseVaultFile(json: unknown): Result<VaultFile, VaultFileFailure> {
  const newer = z.object({ format: z.literal('xingchen-vault'), version: z.int().min(3) }).safeParse(json)
  if (newer.success) return fail('newerVersion')
  const parsed = vaultFileSchema.safeParse(json)
  return parsed.success ? succeed(parsed.data) : fail('damaged')
}
