import type { Bytes } from '../vault/bytes.ts'
import { Pace } from './pace.ts'

/**
 * The JSON of an object, as JSON.stringify writes it, a piece for each member of its arrays: the entry of an import is
 * twenty megabytes, and to make them in one go held the page up for half a second.
 */
export function* jsonPieces(value: object): Generator<string> {
  let before = '{'
  for (const [key, member] of Object.entries(value) as readonly (readonly [string, unknown])[]) {
    if (member === undefined) continue
    yield `${before}${JSON.stringify(key)}:`
    before = ','
    if (!Array.isArray(member)) {
      yield JSON.stringify(member)
      continue
    }
    yield '['
    for (const [at, one] of member.entries() as ArrayIterator<[number, unknown]>)
      yield `${at === 0 ? '' : ','}${JSON.stringify(one)}`
    yield ']'
  }
  yield before === '{' ? '{}' : '}'
}

/** The same as UTF-8, with rests for the page. */
export async function* jsonChunks(value: object): AsyncGenerator<Bytes> {
  const [pace, encoder] = [new Pace(), new TextEncoder()]
  let text = ''
  for (const piece of jsonPieces(value)) {
    text += piece
    if (text.length < CHUNK) continue
    yield encoder.encode(text)
    text = ''
    if (pace.isDue) await pace.pause()
  }
  yield encoder.encode(text)
}

/** UTF-16 units of a chunk. */
const CHUNK = 64 * 1024
