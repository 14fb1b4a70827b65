import { describe, expect, it } from 'vitest'
import { makeWay, type Way } from '../../standin/way.ts'

const piece = (...values: number[]) => new Uint8Array(values)

/** Two ends, and what is on its slow way between them. */
function twoEnds() {
  const heard: (readonly [unknown, readonly Uint8Array[]])[] = []
  const slow: string[] = []
  const there = makeWay<string>(
    () => undefined,
    (message, bytes) => heard.push([message, bytes]),
  )
  const here: Way<string> = makeWay<string>(
    (text) => slow.push(text),
    () => undefined,
  )
  const arrive = () => slow.splice(0).forEach((text) => there.text(text))
  return { here, there, heard, arrive }
}

describe('the way between main and a preload', () => {
  it('is slow at first, and text only', () => {
    const { here, heard, arrive } = twoEnds()
    here.send('one', [])
    here.send('two', [])
    expect(heard).toEqual([])
    arrive()
    expect(heard).toEqual([
      ['one', []],
      ['two', []],
    ])
  })

  it('holds bytes back until the quick way is there, and what comes after them', () => {
    const { here, there, heard, arrive } = twoEnds()
    here.send('bytes', [piece(1), piece(2, 3)])
    here.send('behind', [])
    arrive()
    expect(heard).toEqual([])
    here.open(there)
    expect(heard).toEqual([
      ['bytes', [piece(1), piece(2, 3)]],
      ['behind', []],
    ])
  })

  it('is heard in order, though the slow way is overtaken', () => {
    const { here, there, heard, arrive } = twoEnds()
    here.send('slow', [])
    here.open(there)
    here.send('quick', [piece(7)])
    here.send('quicker', [])
    expect(heard).toEqual([])
    arrive()
    expect(heard.map(([message]) => message)).toEqual(['slow', 'quick', 'quicker'])
  })
})
