import { PassThrough } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { listenForSockets, Socket } from '../../standin/socket.ts'

/** Sends each to the stand-in's socket, and gives what it sends back. */
async function echoes(messages: readonly (string | Uint8Array<ArrayBuffer>)[]): Promise<unknown[]> {
  const names: string[] = []
  const address = await listenForSockets((name, socket) => {
    names.push(name)
    socket.listen({ text: (text) => socket.sendText(text), bytes: (bytes) => socket.sendBytes(bytes) })
  })
  const client = new WebSocket(`${address}/by-this-name`)
  client.binaryType = 'arraybuffer'
  const back: unknown[] = []
  await new Promise<void>((done, failed) => {
    client.onerror = () => failed(new Error('no socket'))
    client.onopen = () => messages.forEach((message) => client.send(message))
    client.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      back.push(typeof data === 'string' ? data : new Uint8Array(data))
      if (back.length === messages.length) done()
    }
  })
  client.close()
  expect(names).toEqual(['by-this-name'])
  return back
}

const counted = (length: number) => new Uint8Array(length).map((_, at) => (at * 7) % 251)

/** A browser's frame of fewer than 126 bytes. */
function frame(first: number, payload: Uint8Array): Uint8Array {
  const key = [1, 2, 3, 4]
  return new Uint8Array([first, 0x80 | payload.length, ...key, ...payload.map((byte, at) => byte ^ (key[at % 4] ?? 0))])
}

describe('a socket', () => {
  it('puts a message in several frames together, with a ping between them, however it is cut', async () => {
    const stream = new PassThrough()
    const heard: unknown[] = []
    new Socket(stream).listen({ text: (text) => heard.push(text), bytes: (bytes) => heard.push(bytes) })
    const [begins, goesOn, ends, ping] = [0x02, 0x00, 0x80, 0x89]
    const all = [
      frame(begins, counted(5)),
      frame(goesOn, counted(9)),
      frame(ping, counted(2)),
      frame(ends, counted(3)),
      frame(0x81, new TextEncoder().encode('句')),
    ]
    for (const byte of all.flatMap((one) => [...one])) stream.write(new Uint8Array([byte]))
    await new Promise((later) => setImmediate(later))
    expect(heard).toEqual([new Uint8Array([...counted(5), ...counted(9), ...counted(3)]), '句'])
  })

  it('gives bytes and words back as they are, whatever the length of their head', async () => {
    const messages = [
      '',
      '陈小满',
      counted(0),
      counted(1),
      counted(125),
      counted(126),
      counted(127),
      'x'.repeat(70_000),
    ]
    expect(await echoes(messages)).toEqual(messages)
  })

  it('gives more than comes at once back as it is', async () => {
    const messages = [counted(65_535), counted(65_536), counted(2 ** 20 + 3), '之间', counted(2 ** 20 + 28)]
    const back = await echoes(messages)
    expect(back.map((one) => (one as Uint8Array | string).length)).toEqual(messages.map(({ length }) => length))
    for (const [at, one] of back.entries()) {
      const sent = messages[at]
      const same =
        typeof one === 'string' || typeof sent === 'string' || sent === undefined
          ? one === sent
          : Buffer.compare(one as Uint8Array, sent) === 0
      expect(same, String(at)).toBe(true)
    }
  })
})
