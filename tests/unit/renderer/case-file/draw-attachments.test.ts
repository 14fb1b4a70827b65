import { describe, expect, it } from 'vitest'
import { MOST_CASE_FILE_SHEETS } from '../../../../src/contract/print-model.ts'
import type { Attachment } from '../../../../src/domain/records.ts'
import { fail, succeed } from '../../../../src/domain/result.ts'
import { AttachmentDrawing } from '../../../../src/renderer/features/case-file/attachment-drawing.ts'
import {
  drawAttachments,
  MOST_PICTURE_BYTES,
  type Drawer,
} from '../../../../src/renderer/features/case-file/draw-attachments.ts'

function attachment(id: string, pages = 1): Attachment {
  return {
    id,
    childId: 'c1',
    documentId: null,
    title: id,
    mediaType: 'application/pdf',
    bytes: 1,
    sha256: 'ab'.repeat(32),
    pages,
    thumbnail: '',
    rotation: 0,
    addedAt: '2026-11-20T02:00:00Z',
    byStaffId: 's1',
  }
}

interface Behaviour {
  readonly bytesAPixel?: number
  /** Page at which a file breaks off. */
  readonly breaksAt?: Readonly<Record<string, number>>
}

/** Files open one at a time; a page drawn at `pixels` has so many bytes a pixel. */
function drawer({ bytesAPixel = 10, breaksAt = {} }: Behaviour = {}) {
  const open: string[] = []
  const opened: string[] = []
  const drawnAt: number[] = []
  const made: Drawer = {
    open: ({ id, pages }) => {
      opened.push(id)
      if (id === 'missing' || id === 'damaged' || id === 'unreadable') return Promise.resolve(fail({ kind: id }))
      open.push(id)
      if (open.length > 1) throw new Error('two files are open')
      return Promise.resolve(
        succeed({
          picture: {
            pages,
            draw: () => Promise.reject(new Error('not here')),
            close: () => {
              open.pop()
              return Promise.resolve()
            },
          },
        }),
      )
    },
    draw: (_, page, __, { pixels }) => {
      if (breaksAt[open[0] ?? ''] === page) return Promise.reject(new Error('damaged'))
      drawnAt.push(pixels)
      return Promise.resolve({ jpeg: new Uint8Array(pixels * bytesAPixel), width: pixels, height: pixels })
    },
  }
  return { made, open, opened, drawnAt }
}

const watch = () => {
  const stop = new AbortController()
  const pages: number[] = []
  return { stop, pages, watch: { signal: stop.signal, onPage: (done: number) => pages.push(done) } }
}

describe('the attachments of a case file', () => {
  it('are drawn page by page, finely while there is room, one file open at a time', async () => {
    const { made, open, drawnAt } = drawer()
    const seen = watch()
    const drawn = await drawAttachments([attachment('a', 3), attachment('b')], made, seen.watch)
    expect(drawn?.map(({ sheets, trouble }) => [sheets.map(({ page, pages }) => `${page}/${pages}`), trouble])).toEqual(
      [
        [['1/3', '2/3', '3/3'], null],
        [['1/1'], null],
      ],
    )
    expect(new Set(drawnAt)).toEqual(new Set([2339]))
    expect(seen.pages).toEqual([1, 2, 3, 4])
    expect(open).toEqual([])
  })

  it('that cannot be opened, or break off, have their trouble and do not keep the others out', async () => {
    const { made } = drawer({ breaksAt: { first: 1, later: 3 } })
    const all = ['missing', 'damaged', 'unreadable', 'first', 'later', 'good'].map((id) => attachment(id, 4))
    const drawn = await drawAttachments(all, made, watch().watch)
    expect(drawn?.map(({ attachment: { id }, sheets, trouble }) => [id, sheets.length, trouble])).toEqual([
      ['missing', 0, 'missing'],
      ['damaged', 0, 'damaged'],
      ['unreadable', 0, 'unreadable'],
      ['first', 0, 'unreadable'],
      ['later', 2, 'partly'],
      ['good', 4, null],
    ])
  })

  it('are drawn more coarsely when many large pages have to go into one volume', async () => {
    const { made, drawnAt } = drawer({ bytesAPixel: 200 })
    const drawn = await drawAttachments([attachment('thick', 200)], made, watch().watch)
    expect(drawn?.[0]).toMatchObject({ trouble: null })
    expect(drawn?.[0]?.sheets).toHaveLength(200)
    expect(Math.min(...drawnAt)).toBeLessThan(2339)
    expect(bytesOf(drawn)).toBeLessThanOrEqual(MOST_PICTURE_BYTES)
  })

  it('never take more room than there is: what does not fit is a volume of its own', async () => {
    const { made } = drawer({ bytesAPixel: 1000 })
    const all = [attachment('a', 40), attachment('b', 40), attachment('c', 1)]
    const drawn = await drawAttachments(all, made, watch().watch)
    expect(bytesOf(drawn)).toBeLessThanOrEqual(MOST_PICTURE_BYTES)
    expect(drawn?.map(({ sheets, trouble }) => [sheets.length, trouble])).toEqual([
      [40, null],
      [0, 'apart'],
      [1, null],
    ])
  })

  it('with too many pages are not even opened', async () => {
    const { made, opened } = drawer()
    const all = [attachment('book', MOST_CASE_FILE_SHEETS + 1), attachment('good')]
    const drawn = await drawAttachments(all, made, watch().watch)
    expect(drawn?.map(({ trouble }) => trouble)).toEqual(['apart', null])
    expect(opened).toEqual(['good'])
  })

  it('can be stopped, which closes the file that is open, and begun again', async () => {
    const { made, open } = drawer()
    let hold = Promise.withResolvers<undefined>()
    const slow: Drawer = {
      ...made,
      draw: async (...asked) => {
        await hold.promise
        return made.draw(...asked)
      },
    }
    const drawing = new AttachmentDrawing([attachment('a', 2)], slow)
    const kinds: string[] = []
    drawing.subscribe(() => kinds.push(drawing.getState().kind))
    drawing.start()
    drawing.start()
    await Promise.resolve()
    drawing.stop()
    expect(drawing.getState().kind).toBe('stopped')
    hold.resolve(undefined)
    await settled(() => open.length === 0)
    expect(drawing.getState().kind).toBe('stopped')
    hold = Promise.withResolvers()
    hold.resolve(undefined)
    drawing.start()
    await settled(() => drawing.getState().kind === 'done')
    expect(kinds).toEqual(['working', 'stopped', 'working', 'working', 'working', 'done'])
    // What is done stays done.
    drawing.start()
    drawing.stop()
    expect(drawing.getState().kind).toBe('done')
  })

  it('say what went wrong when it is no trouble of a file', async () => {
    const drawing = new AttachmentDrawing([attachment('a')], {
      ...drawer().made,
      open: () => Promise.reject(new Error('no memory')),
    })
    drawing.start()
    await settled(() => drawing.getState().kind === 'failed')
    expect(drawing.getState()).toEqual({ kind: 'failed', message: 'Error: no memory' })
  })

  it('are done at once when there are none', () => {
    expect(new AttachmentDrawing([], drawer().made).getState()).toEqual({ kind: 'done', drawn: [] })
  })
})

function bytesOf(drawn: Awaited<ReturnType<typeof drawAttachments>>): number {
  return (drawn ?? []).flatMap(({ sheets }) => sheets).reduce((sum, { jpeg }) => sum + jpeg.length, 0)
}

async function settled(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !condition(); turn += 1) await new Promise((done) => setTimeout(done, 1))
  expect(condition()).toBe(true)
}
