import { beforeAll, describe, expect, test } from 'vitest'
import { ARGON2_PARAMETERS, isWeaker } from '../../../src/vault/argon2-parameters.ts'
import { renewRecoveryKey, setPassword } from '../../../src/vault/change-slots.ts'
import { createVault, type NewVault } from '../../../src/vault/create-vault.ts'
import { openRow, sealRow } from '../../../src/vault/sealed-row.ts'
import { stationIdentity } from '../../../src/vault/station-identity.ts'
import { unlockWithPassword, unlockWithRecoveryKey } from '../../../src/vault/unlock.ts'
import { parseVaultFile, type KeySlot, type VaultFile } from '../../../src/vault/vault-file.ts'
import { argon2, CHEAP } from './test-argon2.ts'

const OWNER = { account: 'head', initials: 'WZY', role: 'head', staffId: 'staff-1' } as const
const WORKER = { account: 'suhe', initials: 'SH', role: 'worker', staffId: 'staff-2' } as const
const PASSWORD = 'tide lamp cedar moss'
let made: NewVault

beforeAll(async () => {
  made = await createVault({ ...OWNER, password: PASSWORD, argon2 }, CHEAP)
})

const unlock = (vault: VaultFile, account: string, password: string) =>
  unlockWithPassword(vault, account, password, argon2, CHEAP)

async function outcome(vault: VaultFile, password = PASSWORD): Promise<string> {
  const unlocked = await unlock(vault, 'head', password)
  return unlocked.ok ? 'unlocked' : unlocked.failure
}

/** Flips one bit of a hexadecimal field. */
function flipped(hex: string, bit: number): string {
  const at = bit >> 2
  return hex.slice(0, at) + (parseInt(hex.charAt(at), 16) ^ (1 << (bit & 3))).toString(16) + hex.slice(at + 1)
}

function withSlot(change: Partial<KeySlot>): VaultFile {
  return { ...made.vault, staff: made.vault.staff.map((slot) => ({ ...slot, ...change })) }
}

describe('unlocking with a password', () => {
  test('gives the same keys as at the founding', async () => {
    const unlocked = await unlock(made.vault, 'head', PASSWORD)
    if (!unlocked.ok) throw new Error(unlocked.failure)
    expect(unlocked.value.staffId).toBe('staff-1')
    const place = { table: 'children', id: 'c', schemaVersion: 1, rev: 1 }
    expect(await openRow(unlocked.value.keys, place, await sealRow(made.keys, place, '陈小满'))).toBe('陈小满')
  })

  test.each([
    ['another case of the account', 'HEAD', PASSWORD],
    ['spaces around the account', ' head ', PASSWORD],
    ['a full-width input method', 'ｈｅａｄ', 'ｔide lamp　cedar moss'],
  ])('takes %s', async (_, account, password) => {
    expect((await unlock(made.vault, account, password)).ok).toBe(true)
  })

  test.each([
    ['wrong password', 'head', 'tide lamp cedar mos', 'wrongPassword'],
    ['empty password', 'head', '', 'wrongPassword'],
    ['other case of the password', 'head', 'Tide lamp cedar moss', 'wrongPassword'],
    ['unknown account', 'suhe', PASSWORD, 'unknownAccount'],
  ])('%s is refused by name', async (_, account, password, failure) => {
    expect(await unlock(made.vault, account, password)).toEqual({ ok: false, failure })
  })

  test('a slot cheaper than the floor is refused before the password is tried', async () => {
    const never = () => Promise.reject(new Error('must not be called'))
    const unlocked = await unlockWithPassword(made.vault, 'head', PASSWORD, never)
    expect(unlocked).toEqual({ ok: false, failure: 'weakParameters' })
  })

  test.each([
    [{ memoryKiB: 65_535 }, true],
    [{ iterations: 2 }, true],
    [{ memoryKiB: 131_072 }, false],
    [{ iterations: 4, parallelism: 2 }, false],
    [{}, false],
  ])('parameters %j are weaker than the product’s own: %s', (change, weaker) => {
    expect(isWeaker({ ...ARGON2_PARAMETERS, ...change }, ARGON2_PARAMETERS)).toBe(weaker)
  })

  test('without a choice, 64 MiB, 3 passes and one lane are used', async () => {
    const { vault } = await createVault({ ...OWNER, password: PASSWORD, argon2 })
    expect(vault.staff[0]?.argon2).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 1 })
    expect((await unlockWithPassword(vault, 'head', PASSWORD, argon2)).ok).toBe(true)
  })
})

describe('a changed vault file does not open', () => {
  test.each(['salt', 'iv', 'wrapped'] as const)('with any bit of the slot’s %s flipped', async (field) => {
    const whole = made.vault.staff[0]?.[field] ?? ''
    for (let bit = 0; bit < whole.length * 4; bit += 1) {
      expect(await outcome(withSlot({ [field]: flipped(whole, bit) }))).toBe('wrongPassword')
    }
  })

  test.each<[string, Partial<KeySlot>]>([
    ['role', { role: 'supervisor' }],
    ['initials', { initials: 'ABC' }],
    ['staff id', { staffId: 'staff-9' }],
    ['memory', { argon2: { ...CHEAP.parameters, memoryKiB: 16 } }],
    ['passes', { argon2: { ...CHEAP.parameters, iterations: 2 } }],
  ])('with the slot’s %s changed', async (_, change) => {
    expect(await outcome(withSlot(change))).toBe('wrongPassword')
  })

  test('with the account renamed to another', async () => {
    const unlocked = await unlock(withSlot({ account: 'boss' }), 'boss', PASSWORD)
    expect(unlocked).toEqual({ ok: false, failure: 'wrongPassword' })
  })

  test('with the slot of another station put in', async () => {
    const other = await createVault({ ...OWNER, password: PASSWORD, argon2 }, CHEAP)
    expect(await outcome({ ...made.vault, staff: other.vault.staff })).toBe('wrongPassword')
  })

  test('with the recipient of a stranger, of the station or of the sheet: damaged', async () => {
    const other = await createVault({ ...OWNER, password: PASSWORD, argon2 }, CHEAP)
    for (const part of ['identity', 'recovery'] as const) {
      const { recipient } = other.vault[part]
      expect(await outcome({ ...made.vault, [part]: { ...made.vault[part], recipient } })).toBe('damaged')
    }
    expect(await outcome({ ...made.vault, recovery: other.vault.recovery })).toBe('damaged')
  })

  test('with any bit of the sealed identity flipped: damaged', async () => {
    const { identity } = made.vault
    for (let bit = 0; bit < identity.sealed.length * 4; bit += 7) {
      const vault = { ...made.vault, identity: { ...identity, sealed: flipped(identity.sealed, bit) } }
      expect(await outcome(vault)).toBe('damaged')
    }
  })
})

describe('the recovery key', () => {
  test('opens the station, typed in groups and in small letters', async () => {
    const typed = made.recoveryKey
      .slice(16)
      .toLowerCase()
      .replace(/(.{5})/g, '$1 ')
    expect((await unlockWithRecoveryKey(made.vault, typed)).ok).toBe(true)
  })

  test('of another station is the wrong key, one with a slip no key', async () => {
    const other = await createVault({ ...OWNER, password: PASSWORD, argon2 }, CHEAP)
    expect(await unlockWithRecoveryKey(made.vault, other.recoveryKey)).toEqual({ ok: false, failure: 'wrongKey' })
    const slip = made.recoveryKey.replace(/.$/, (last) => (last === 'Q' ? 'P' : 'Q'))
    expect(await unlockWithRecoveryKey(made.vault, slip)).toEqual({ ok: false, failure: 'badKey' })
  })

  test('finds its slot damaged when the slot is', async () => {
    const { wrapped } = made.vault.recovery
    const middle = Math.floor(wrapped.length / 2)
    const changed = wrapped.slice(0, middle) + (wrapped.charAt(middle) === 'A' ? 'B' : 'A') + wrapped.slice(middle + 1)
    const vault = { ...made.vault, recovery: { ...made.vault.recovery, wrapped: changed } }
    expect(await unlockWithRecoveryKey(vault, made.recoveryKey)).toEqual({ ok: false, failure: 'damaged' })
  })

  test('renewed: the new one opens, the old one no longer, passwords and identity stay', async () => {
    const renewed = await renewRecoveryKey(made.vault, made.keys)
    expect((await unlockWithRecoveryKey(renewed.vault, renewed.recoveryKey)).ok).toBe(true)
    expect(await unlockWithRecoveryKey(renewed.vault, made.recoveryKey)).toEqual({ ok: false, failure: 'wrongKey' })
    expect(await outcome(renewed.vault)).toBe('unlocked')
    const [before, after] = [
      await stationIdentity(made.keys, made.vault),
      await stationIdentity(made.keys, renewed.vault),
    ]
    expect(before.ok && after.ok && before.value.identity === after.value.identity).toBe(true)
  })
})

describe('setting a password', () => {
  test('replaces the slot: the old password no longer opens, the new one does, the keys are the same', async () => {
    const vault = await setPassword(made.vault, made.keys, { ...OWNER, password: 'new one here' }, argon2, CHEAP)
    expect(vault.staff).toHaveLength(1)
    expect(await outcome(vault)).toBe('wrongPassword')
    expect(await outcome(vault, 'new one here')).toBe('unlocked')
    expect(await outcome(made.vault)).toBe('unlocked')
  })

  test('adds a slot for another member of staff and leaves the first as it is', async () => {
    const vault = await setPassword(made.vault, made.keys, { ...WORKER, password: 'pebble' }, argon2, CHEAP)
    expect(vault.staff[0]).toEqual(made.vault.staff[0])
    const unlocked = await unlock(vault, 'suhe', 'pebble')
    expect(unlocked.ok && unlocked.value.staffId).toBe('staff-2')
  })

  test('refuses an account that is somebody else’s, and keys of another station', async () => {
    const thief = { ...WORKER, account: 'head', password: 'x' }
    await expect(setPassword(made.vault, made.keys, thief, argon2, CHEAP)).rejects.toThrow('another staff member')
    const other = await createVault({ ...OWNER, password: PASSWORD, argon2 }, CHEAP)
    await expect(setPassword(made.vault, other.keys, { ...OWNER, password: 'x' }, argon2, CHEAP)).rejects.toThrow(
      'another station',
    )
  })

  test.each([
    ['a name in Chinese', { account: '吴知远' }],
    ['a name instead of initials', { initials: '吴知远' }],
  ])('never puts %s in clear into the vault file', async (_, change) => {
    await expect(
      setPassword(made.vault, made.keys, { ...WORKER, ...change, password: 'x' }, argon2, CHEAP),
    ).rejects.toThrow()
  })
})

describe('a vault file read from somewhere', () => {
  test('comes back the same through JSON', () => {
    expect(parseVaultFile(JSON.parse(JSON.stringify(made.vault)))).toEqual({ ok: true, value: made.vault })
  })

  test.each<[string, unknown, string]>([
    ['nothing', null, 'damaged'],
    ['something else', { format: 'x' }, 'damaged'],
    ['a newer version', { format: 'xingchen-vault', version: 3, staff: 'whatever' }, 'newerVersion'],
  ])('%s is refused by name', (_, json, failure) => {
    expect(parseVaultFile(json)).toEqual({ ok: false, failure })
  })

  test('that would cost all the memory of the PC to try is refused', () => {
    const greedy = withSlot({ argon2: { memoryKiB: 2 ** 30, iterations: 3, parallelism: 1 } })
    expect(parseVaultFile(greedy)).toEqual({ ok: false, failure: 'damaged' })
  })

  test('holds nothing that opens it', () => {
    const text = JSON.stringify(made.vault)
    expect(text).not.toContain('SECRET')
    expect(text).not.toContain(made.recoveryKey.slice(16, 30))
  })
})

test('the keys cannot be taken out of memory through their objects', async () => {
  const { records, journal, attachments, audit, identitySeal, handover } = made.keys
  for (const key of [records, journal, attachments, audit, identitySeal, handover]) {
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  }
  expect(JSON.stringify(made.keys)).toBe(
    JSON.stringify({
      stationId: made.keys.stationId,
      records: {},
      journal: {},
      attachments: {},
      audit: {},
      identitySeal: {},
      handover: {},
    }),
  )
})
