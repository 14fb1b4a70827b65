import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type AfterPress = typeof import('../../../../src/renderer/ui/after-press.ts')

let mouse: EventTarget
let afterPress: AfterPress['afterPress']
let done: string[]
const will = (name: string) => afterPress(() => done.push(name))
const button = (phase: 'down' | 'up' | 'cancel') => mouse.dispatchEvent(new Event(`pointer${phase}`))

beforeEach(async () => {
  vi.useFakeTimers()
  vi.resetModules()
  mouse = new EventTarget()
  vi.stubGlobal('window', mouse)
  const module: AfterPress = await import('../../../../src/renderer/ui/after-press.ts')
  module.watchPresses()
  afterPress = module.afterPress
  done = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('with no button down it is done at once', () => {
  will('saved')
  expect(done).toEqual(['saved'])
})

test.each(['up', 'cancel'] as const)(
  'with a button down it is done after the click that ends with pointer%s',
  (end) => {
    button('down')
    will('saved')
    button(end)
    // Here the browser hands out the click.
    expect(done).toEqual([])
    vi.runAllTimers()
    expect(done).toEqual(['saved'])
  },
)

test('what comes after what was put off does not overtake it', () => {
  button('down')
  will('saving')
  button('up')
  will('saved')
  vi.runAllTimers()
  expect(done).toEqual(['saving', 'saved'])
})

test('a second press right after the first has the page stand still as well', () => {
  button('down')
  will('saved')
  button('up')
  button('down')
  vi.runAllTimers()
  expect(done).toEqual([])
  button('up')
  vi.runAllTimers()
  expect(done).toEqual(['saved'])
})
