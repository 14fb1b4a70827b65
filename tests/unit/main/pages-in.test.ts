import { expect, it } from 'vitest'
import { pagesIn } from '../../../src/main/printing/pages-in.ts'
import { formModel, print } from '../papers/bench.ts'

it.each(['F01', 'F05', 'F11'])('the pages of %s are counted in its PDF', async (formCode) => {
  const printed = await print(formModel(formCode, {}))
  expect(pagesIn(printed.bytes)).toBe(printed.pages)
})

it('of what is no PDF there are none', () => {
  expect(pagesIn(new Uint8Array([1, 2, 3]))).toBe(0)
})
