// @vitest-environment node
import { describe, expect, test, vi } from 'vitest'
import type { PrintModel } from '../../../../src/contract/print-model.ts'
import { nearest, PaperFeed } from '../../../../src/renderer/ui/paper/paper-feed.ts'
import type { PaperReply } from '../../../../src/renderer/ui/paper/print-port.ts'

// pdf.js needs a browser; the feed is tested with sources of its own.
vi.mock('../../../../src/renderer/ui/paper/pdf-pages.ts', () => ({ PdfPages: {} }))

function model(text: string): PrintModel {
  const head = {
    stationName: '',
    stationAddress: '',
    stationPhone: '',
    caseNumber: '',
    letterNumber: '',
    letterDate: '',
    replyDueOn: '',
    today: '2026-11-23',
  }
  return { kind: 'form', formCode: 'F05', formVersion: '2026.1', mode: 'filled', values: { text }, head }
}

function wordsOf(wanted: PrintModel): string {
  const text = wanted.kind === 'form' ? wanted.values['text'] : ''
  return typeof text === 'string' ? text : ''
}

interface Drawn {
  readonly text: string
  readonly page: number
  readonly width: number
}

/** A print process of paper: it answers when told to. Pauses are over at once, or with `typing` when a key ends them. */
function desk(pages: (text: string) => number = () => 1, typing = false) {
  const asked: { readonly text: string; readonly answer: (reply: PaperReply) => void }[] = []
  const drawn: Drawn[] = []
  const feed = new PaperFeed({
    pause: (_ms, signal) =>
      typing ? new Promise((done) => signal.addEventListener('abort', () => done())) : Promise.resolve(),
    print: (wanted) =>
      new Promise((answer) => {
        asked.push({ text: wordsOf(wanted), answer })
      }),
    open: (bytes) => {
      const text = new TextDecoder().decode(bytes)
      return Promise.resolve({
        count: pages(text),
        draw: (page: number, width: number) => {
          drawn.push({ text, page, width })
          // The feed only hands canvases on; a marked object stands for one.
          return Promise.resolve({ text, page } as unknown as HTMLCanvasElement)
        },
        close: () => Promise.resolve(),
      })
    },
  })
  const answer = async (at: number) => {
    await new Promise((resolve) => setTimeout(resolve, 0))
    const request = asked[at]
    if (request === undefined) throw new Error(`print ${String(at)} was not asked for`)
    const bytes = new TextEncoder().encode(request.text)
    request.answer({ kind: 'printed', id: at, bytes, pages: pages(request.text), places: [], buildMs: 1 })
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  const refuse = async (at: number) => {
    const reason = { kind: 'missingGlyphs' as const, missing: [{ field: 'name', characters: '𰻝' }] }
    asked[at]?.answer({ kind: 'refused', id: at, reason })
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return { feed, asked, drawn, answer, refuse }
}

describe('the paper follows the typing', () => {
  test('one print at a time, and the newest model wins', async () => {
    const { feed, asked, answer } = desk()
    for (const text of ['一', '一二', '一二三', '一二三四']) feed.show(model(text))
    expect(asked.map(({ text }) => text)).toEqual(['一'])
    await answer(0)
    expect(asked.map(({ text }) => text)).toEqual(['一', '一二三四'])
    await answer(1)
    expect(asked).toHaveLength(2)
    expect(feed.getShown().canvases.get(1)).toMatchObject({ text: '一二三四' })
  })

  test('a refusal is told and the last pages stay', async () => {
    const { feed, answer, refuse } = desk()
    feed.show(model('好'))
    await answer(0)
    feed.show(model('坏'))
    await refuse(1)
    expect(feed.getShown().refusal).toMatchObject({ kind: 'missingGlyphs' })
    expect(feed.getShown().canvases.get(1)).toMatchObject({ text: '好' })
    feed.show(model('又好'))
    await answer(2)
    expect(feed.getShown().refusal).toBeNull()
  })

  test('it says whether the page in view is the newest, also when there is none to show', async () => {
    const { feed, answer, refuse } = desk()
    const isCurrent = () => feed.getShown().current
    feed.show(model('一'))
    expect(isCurrent()).toBe(false)
    await answer(0)
    expect(isCurrent()).toBe(true)
    feed.show(model('一二'))
    feed.show(model('一二三'))
    expect(isCurrent()).toBe(false)
    await answer(1)
    expect(isCurrent()).toBe(false)
    await refuse(2)
    expect(isCurrent()).toBe(true)
  })

  test('pages that are gone are not shown any more', async () => {
    const { feed, answer } = desk((text) => text.length)
    feed.show(model('三三三'))
    await answer(0)
    feed.setInView(3)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect([...feed.getShown().canvases.keys()].sort()).toEqual([1, 2, 3])
    feed.show(model('一'))
    await answer(1)
    expect([...feed.getShown().canvases.keys()]).toEqual([1])
    expect(feed.getShown().pageCount).toBe(1)
  })

  test('the page in view is drawn first, far pages only when they are looked at', async () => {
    const { feed, drawn, answer } = desk(() => 60)
    feed.setInView(30)
    feed.show(model('长'))
    await answer(0)
    expect(drawn.map(({ page }) => page)).toEqual([30, 31, 29])
    feed.setInView(60)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(drawn.map(({ page }) => page)).toEqual([30, 31, 29, 60, 59])
  })

  test('while somebody types, a new print waits for no page around the one in view', async () => {
    const { feed, asked, drawn, answer } = desk(() => 3, true)
    feed.show(model('一'))
    await answer(0)
    expect(drawn.map(({ text, page }) => `${text}${String(page)}`)).toEqual(['一1', '一2'])
    feed.show(model('一二'))
    await answer(1)
    expect(asked).toHaveLength(2)
    expect(drawn.map(({ text, page }) => `${text}${String(page)}`)).toEqual(['一1', '一2', '一二1'])
    // Looking at another page does not wait for the pause either.
    feed.setInView(2)
    await new Promise((resolve) => setTimeout(resolve, 0))
    expect(drawn.map(({ text, page }) => `${text}${String(page)}`)).toEqual(['一1', '一2', '一二1', '一二2', '一二3'])
  })

  test('a page left behind asks for nothing more', async () => {
    const { feed, asked, answer } = desk()
    feed.show(model('一'))
    feed.close()
    await answer(0)
    feed.show(model('二'))
    expect(asked).toHaveLength(1)
    expect(feed.getShown().pageCount).toBe(0)
  })
})

test('pages around the one in view, nearest first and none that does not exist', () => {
  expect(nearest(1, 3, 1)).toEqual([1, 2])
  expect(nearest(3, 3, 1)).toEqual([3, 2])
  expect(nearest(2, 5, 2)).toEqual([2, 3, 1, 4])
  expect(nearest(1, 0, 1)).toEqual([])
})
