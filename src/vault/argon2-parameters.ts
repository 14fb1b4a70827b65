import { z } from '../domain/zod.ts'
import type { Bytes } from './bytes.ts'

/** Cost of turning a password into a key (RFC 9106). */
export const argon2ParametersSchema = z.strictObject({
  /** KiB of memory. The ceiling keeps a forged vault file from asking for all the memory of the PC. */
  memoryKiB: z.int().min(8).max(1_048_576),
  /** Passes over the memory. */
  iterations: z.int().min(1).max(64),
  /** Lanes. */
  parallelism: z.int().min(1).max(16),
})
export type Argon2Parameters = z.infer<typeof argon2ParametersSchema>

/** What every new slot gets: RFC 9106's second choice with one lane. 0.2 s on an office PC. */
export const ARGON2_PARAMETERS: Argon2Parameters = { memoryKiB: 65_536, iterations: 3, parallelism: 1 }

/**
 * The least that is opened. When `ARGON2_PARAMETERS` rise this stays where it is for some releases: slots between the
 * two are opened and wrapped anew at that very login (src/verbs/staff-slots.ts).
 */
export const ARGON2_FLOOR: Argon2Parameters = { memoryKiB: 65_536, iterations: 3, parallelism: 1 }

/**
 * Argon2id version 0x13 with a 32-byte result and no secret or associated data. Comes in as an argument: in the page it
 * is a worker (src/renderer/workers/argon2-in-worker.ts), in Node it is hash-wasm itself.
 */
export type Argon2 = (password: Bytes, salt: Bytes, parameters: Argon2Parameters) => Promise<Uint8Array>

/** Parameters other than the product's own, for tests alone; nothing else passes them. */
export interface Argon2Choice {
  readonly parameters: Argon2Parameters
  /** The least that is opened; `parameters` when left out. */
  readonly floor?: Argon2Parameters
}

/** Whether a slot costs a guesser less than `floor`; such a slot is refused, so nobody can talk us down to a cheap one. */
export function isWeaker(parameters: Argon2Parameters, floor: Argon2Parameters): boolean {
  return (
    parameters.memoryKiB < floor.memoryKiB ||
    parameters.iterations < floor.iterations ||
    parameters.parallelism < floor.parallelism
  )
}
