import { createHash } from 'node:crypto'
import { chainInput, genesisInput, type FrameHead, type JournalHead } from '../../contract/journal-frame.ts'

export function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}

export function genesisHead(stationId: string): JournalHead {
  return { seq: 0, hash: sha256(genesisInput(stationId)).toString('hex') }
}

/** The head of the entry that follows `after` with this body. */
export function nextHead(after: JournalHead, body: Uint8Array): FrameHead {
  const before = Buffer.from(after.hash, 'hex')
  const seq = after.seq + 1
  const bodyHash = sha256(body)
  return { seq, before, bodyHash, hash: sha256(chainInput(before, seq, bodyHash)), bodyLength: body.byteLength }
}

/** Whether a head's own hash holds: a head says by itself whether it is one, without its body or its neighbours. */
export function holds(head: FrameHead): boolean {
  return sha256(chainInput(head.before, head.seq, head.bodyHash)).equals(head.hash)
}
