import { describe, expect, test } from 'vitest'
import { sideBySide, type Ended, type Part } from '../../../scripts/side-by-side.ts'

const part = (title: string): Part => ({ title, command: ['none'] })
const titles = (ended: readonly Ended[]) => ended.map((one) => one.part.title)

/** Parts that end when told to. */
function workshop() {
  const running = new Map<string, (well: boolean) => void>()
  const run = (one: Part) =>
    new Promise<{ well: boolean; output: string }>((done) => {
      running.set(one.title, (well) => {
        running.delete(one.title)
        done({ well, output: `${one.title} said this` })
      })
    })
  const end = async (title: string, well = true) => {
    running.get(title)?.(well)
    await new Promise(setImmediate)
  }
  return { run, end, running: () => [...running.keys()] }
}

describe('parts side by side', () => {
  test('are as many as asked for at a time, in order, and each is told of when it ends', async () => {
    const { run, end, running } = workshop()
    const told: string[] = []
    const all = sideBySide(['lint', 'unit', 'types'].map(part), 2, (ended) => told.push(ended.output), run)
    expect(running()).toEqual(['lint', 'unit'])
    await end('unit')
    expect(running()).toEqual(['lint', 'types'])
    await end('lint')
    await end('types')
    expect(titles(await all)).toEqual(['unit', 'lint', 'types'])
    expect(told).toEqual(['unit said this', 'lint said this', 'types said this'])
  })

  test('go on when one of them fails, and tell which', async () => {
    const { run, end } = workshop()
    const all = sideBySide(['lint', 'unit'].map(part), 1, () => undefined, run)
    await end('lint', false)
    await end('unit')
    expect((await all).map((one) => [one.part.title, one.well])).toEqual([
      ['lint', false],
      ['unit', true],
    ])
  })
})

describe('a part', () => {
  test.each([
    ['that ends well', ['tsc', '--version'], true, /^Version \d/],
    ['that ends badly', ['tsc', '--nonsense'], false, /nonsense/],
    ['that is not there', ['no-such-program'], false, /no-such-program/],
  ] as const)('%s is told as such, with its words', async (_, command, well, words) => {
    const [ended] = await sideBySide([{ title: 'x', command }], 1, () => undefined)
    expect(ended?.well).toBe(well)
    expect(ended?.output).toMatch(words)
  })
})
