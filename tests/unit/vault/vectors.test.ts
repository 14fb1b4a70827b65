import * as nodeCrypto from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { encodeParts, fromHex, toHex } from '../../../src/vault/bytes.ts'
import { seal } from '../../../src/vault/aes-gcm.ts'
import { openEntry } from '../../../src/vault/sealed-entry.ts'
import { wrapInSlot } from '../../../src/vault/key-slots.ts'
import { openChunk } from '../../../src/vault/sealed-chunks.ts'
import { openRow } from '../../../src/vault/sealed-row.ts'
import { sealStationIdentity } from '../../../src/vault/station-identity.ts'
import { deriveStationKeys } from '../../../src/vault/station-keys.ts'
import { argon2 } from './test-argon2.ts'
import vectors from './vectors.json' with { type: 'json' }

/** The numbers of src/vault/README.md. If one of these fails, every station's files have become unreadable. */
const { stationId, iv, slot, row, identity, chunk, entry } = vectors
const keys = await deriveStationKeys(stationId, fromHex(vectors.stationKey))

describe('the published vectors', () => {
  test('Argon2id of the password in form NFKC gives the key of the slot', async () => {
    const password = new TextEncoder().encode('潮汐 lamp Cedar1')
    expect(toHex(await argon2(password, fromHex(slot.salt), slot.argon2))).toBe(slot.kek)
  })

  test('a slot wraps the station key to these bytes', async () => {
    const owner = { staffId: slot.staffId, account: slot.account, initials: slot.initials, role: 'head' } as const
    const stationKey = fromHex(vectors.stationKey)
    const [salt, fixedIv] = [fromHex(slot.salt), fromHex(iv)]
    const made = await wrapInSlot(stationId, stationKey, owner, slot.password, argon2, slot.argon2, salt, fixedIv)
    expect(made.wrapped).toBe(slot.wrapped)
  })

  test('a row seals to these bytes and opens again', async () => {
    const aad = encodeParts(['xingchen/row/v1', stationId, row.table, row.id, row.schemaVersion, row.rev])
    expect(toHex(aad)).toBe(row.aad)
    const sealed = await seal(keys.records, aad, new TextEncoder().encode(row.plain), fromHex(iv))
    expect(toHex(sealed.ct)).toBe(row.ct)
    expect(await openRow(keys, row, sealed)).toEqual(JSON.parse(row.plain))
  })

  test('a chunk of an attachment seals to these bytes and opens again', async () => {
    const aad = encodeParts(['xingchen/chunk/v1', stationId, chunk.attachmentId, chunk.number, chunk.last ? 1 : 0])
    expect(toHex(aad)).toBe(chunk.aad)
    const sealed = await seal(keys.attachments, aad, new TextEncoder().encode(chunk.plain), fromHex(iv))
    expect(toHex(sealed.ct)).toBe(chunk.ct)
    const opened = await openChunk(keys, chunk, fromHex(iv + chunk.ct))
    expect(new TextDecoder().decode(opened ?? new Uint8Array())).toBe(chunk.plain)
  })

  test('the station’s age identity seals to these bytes', async () => {
    const made = await sealStationIdentity(keys, identity.identity, identity.recoveryRecipient, {}, fromHex(iv))
    expect(made).toEqual({ recipient: identity.recipient, iv, sealed: identity.sealed })
  })

  test('a journal entry seals to these bytes and opens again', async () => {
    const aad = encodeParts(['xingchen/journal/v1', stationId, entry.seq, entry.before])
    expect(toHex(aad)).toBe(entry.aad)
    expect(toHex((await seal(keys.journal, aad, fromHex(entry.packed), fromHex(iv))).ct)).toBe(entry.ct)
    expect(await openEntry(keys, entry, fromHex(iv + entry.ct))).toEqual(JSON.parse(entry.plain))
    expect(await openEntry(keys, { ...entry, seq: 2 }, fromHex(iv + entry.ct))).toBeNull()
  })
})

/** Another implementation, from the README alone and with other primitives (OpenSSL through node:crypto). */
describe('a stranger with the README', () => {
  const parts = (...list: (string | number)[]) =>
    Buffer.concat(
      list.map((part) => {
        const bytes = Buffer.from(String(part))
        const length = Buffer.alloc(4)
        length.writeUInt32BE(bytes.length)
        return Buffer.concat([length, bytes])
      }),
    )
  const open = (key: Uint8Array, aad: Uint8Array, ct: string) => {
    const all = Buffer.from(ct, 'hex')
    const decipher = nodeCrypto.createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'hex'), { authTagLength: 16 })
    decipher.setAAD(aad)
    decipher.setAuthTag(all.subarray(-16))
    return Buffer.concat([decipher.update(all.subarray(0, -16)), decipher.final()])
  }
  const derive = (use: string) =>
    new Uint8Array(
      nodeCrypto.hkdfSync(
        'sha256',
        Buffer.from(vectors.stationKey, 'hex'),
        Buffer.from(stationId, 'hex'),
        parts('xingchen/key/v1', use),
        32,
      ),
    )

  test.each(Object.entries(vectors.derived))('derives the %s key', (use, key) => {
    expect(toHex(derive(use))).toBe(key)
  })

  // Node has Argon2 of its own from 24.7.
  test.skipIf(!('argon2Sync' in nodeCrypto))('unwraps the slot with the password', () => {
    const { memoryKiB, iterations, parallelism } = slot.argon2
    const kek = nodeCrypto.argon2Sync('argon2id', {
      message: Buffer.from(slot.password.normalize('NFKC')),
      nonce: Buffer.from(slot.salt, 'hex'),
      memory: memoryKiB,
      passes: iterations,
      parallelism,
      tagLength: 32,
    })
    const who = [slot.staffId, slot.account, slot.initials, slot.role]
    const aad = parts('xingchen/slot/v1', 1, stationId, ...who, memoryKiB, iterations, parallelism, slot.salt)
    expect(open(kek, aad, slot.wrapped).toString('hex')).toBe(vectors.stationKey)
  })

  test('opens the row', () => {
    const aad = parts('xingchen/row/v1', stationId, row.table, row.id, row.schemaVersion, row.rev)
    expect(open(derive('records'), aad, row.ct).toString()).toBe(row.plain)
  })

  test('opens the chunk of an attachment', () => {
    const aad = parts('xingchen/chunk/v1', stationId, chunk.attachmentId, chunk.number, 1)
    expect(open(derive('attachments'), aad, chunk.ct).toString()).toBe(chunk.plain)
  })

  test('opens the station’s age identity', () => {
    const aad = parts('xingchen/identity/v1', stationId, identity.recipient, identity.recoveryRecipient)
    expect(open(derive('identity'), aad, identity.sealed).toString()).toBe(identity.identity)
  })

  test('opens the first entry of a journal, and finds its place in the chain', () => {
    const sha256 = (...bytes: readonly Uint8Array[]) => nodeCrypto.hash('sha256', Buffer.concat(bytes), 'hex')
    expect(sha256(Buffer.from(`xingchen/journal/v1/${stationId}`))).toBe(entry.before)
    const aad = parts('xingchen/journal/v1', stationId, 1, entry.before)
    expect(inflateRawSync(open(derive('journal'), aad, entry.ct)).toString()).toBe(entry.plain)
    const bodyHash = sha256(Buffer.from(iv + entry.ct, 'hex'))
    expect(bodyHash).toBe(entry.bodyHash)
    const seq = Buffer.alloc(8)
    seq.writeBigUInt64BE(1n)
    expect(sha256(Buffer.from(entry.before, 'hex'), seq, Buffer.from(bodyHash, 'hex'))).toBe(entry.hash)
  })
})
