import { argon2id } from 'hash-wasm'
import type { Argon2, Argon2Choice } from '../../../src/vault/argon2-parameters.ts'

export const argon2: Argon2 = (password, salt, parameters) =>
  argon2id({
    password,
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.iterations,
    parallelism: parameters.parallelism,
    hashLength: 32,
    outputType: 'binary',
  })

/** Far below the floor: a thousand slots must not take minutes. */
export const CHEAP: Argon2Choice = { parameters: { memoryKiB: 8, iterations: 1, parallelism: 1 } }
