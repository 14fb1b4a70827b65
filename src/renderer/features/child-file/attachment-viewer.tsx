import { Button } from '@mantine/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { useSession } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import type { Picture } from '../../attachments/picture.ts'
import { CoveredWords } from '../../ui/covered-words.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { Note } from '../../ui/note.tsx'
import { useHotkeys } from '../../ui/use-hotkeys.ts'
import { openAttachment, showFailure } from '../../attachments/open-attachment.ts'
import { pictureFailure, type PictureFailure } from '../../attachments/picture-trouble.ts'
import styles from './attachments.module.css'
import { useOpenFailureWords, type AttachmentActs } from './use-attachment-acts.ts'

interface AttachmentViewerProps {
  readonly attachment: Attachment
  readonly mayChange: boolean
  readonly acts: AttachmentActs
  readonly onTrash: (attachment: Attachment) => void
  readonly onBack: () => void
}

/** Of the whole page as it fits the window. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3, 4] as const
const FIT = 2
/** A canvas larger than this on one side is not drawn sharper; Chromium would refuse it at last. */
const MOST_PIXELS = 6000

/** One attachment, page by page; turned, enlarged and printed by keyboard as well. */
export function AttachmentViewer({ attachment, mayChange, acts, onTrash, onBack }: AttachmentViewerProps) {
  const { t } = useTranslation()
  const { picture, trouble, onTrouble } = useOpened(attachment)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState<number>(FIT)
  const pages = picture?.pages ?? attachment.pages
  const heading = useRef<HTMLHeadingElement>(null)
  const toPage = (next: number) => setPage(Math.min(pages, Math.max(1, next)))
  const toZoom = (next: number) => setZoom(Math.min(ZOOMS.length - 1, Math.max(0, next)))
  const turn = () => {
    if (mayChange) acts.turn(attachment)
  }
  useHotkeys({
    ArrowLeft: () => toPage(page - 1),
    ArrowRight: () => toPage(page + 1),
    PageUp: () => toPage(page - 1),
    PageDown: () => toPage(page + 1),
    '+': () => toZoom(zoom + 1),
    '=': () => toZoom(zoom + 1),
    '-': () => toZoom(zoom - 1),
    '0': () => toZoom(FIT),
    r: turn,
    'mod+p': () => acts.print([attachment], false),
  })
  useStatusLine(t('attachments.page', { page, pages }), [
    { keys: ['←', '→'], words: t('attachments.keys.view') },
    { keys: ['+', '-'], words: t('attachments.keys.zoom') },
    ...(mayChange ? [{ keys: ['R'], words: t('attachments.keys.rotate') }] : []),
    { keys: ['Esc'], words: t('attachments.acts.back') },
  ])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <section className={styles['viewer']} aria-label={attachment.title}>
      <div className={styles['viewerHead']}>
        <Button size="xs" onClick={onBack}>
          {t('attachments.acts.back')}
        </Button>
        <h2 ref={heading} tabIndex={-1} className={styles['viewerTitle']}>
          {attachment.title}
        </h2>
        <PageButtons page={page} pages={pages} onPage={toPage} />
        <ZoomButtons zoom={zoom} onZoom={toZoom} />
        {mayChange && (
          <Button size="xs" onClick={turn}>
            {t('attachments.acts.rotate')}
          </Button>
        )}
        <HistoryButton kind="attachments" recordId={attachment.id} variant="default" />
        <Button size="xs" onClick={() => acts.save(attachment)}>
          {t('attachments.acts.save')}
        </Button>
        {mayChange && (
          <Button size="xs" onClick={() => onTrash(attachment)}>
            {t('attachments.acts.trash')}
          </Button>
        )}
        <Button
          size="xs"
          variant="filled"
          disabled={acts.stopPrinting !== null}
          onClick={() => acts.print([attachment], false)}
        >
          {t('attachments.acts.print')}
        </Button>
      </div>
      <CoveredWords />
      {trouble === null ? (
        <Stage picture={picture} attachment={attachment} page={page} scale={ZOOMS[zoom] ?? 1} onTrouble={onTrouble} />
      ) : (
        <Note tone="trouble">{trouble}</Note>
      )}
    </section>
  )
}

/** The opened file; it stays open while this attachment is on screen. */
function useOpened({ id, bytes, mediaType }: Attachment) {
  const { keys, desk } = useSession()
  const wordsOf = useOpenFailureWords()
  const words = useRef(wordsOf)
  useEffect(() => {
    words.current = wordsOf
  })
  const [picture, setPicture] = useState<Picture | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    let opened: Picture | null = null
    const attachment = desk.workspace.state.attachments.get(id)
    if (attachment === undefined) return
    void openAttachment(keys, attachment).then(async (result) => {
      if (!result.ok) {
        if (!gone) setTrouble(words.current(result.failure))
        return
      }
      opened = result.value.picture
      if (gone) await opened.close()
      else setPicture(opened)
    })
    return () => {
      gone = true
      void opened?.close()
    }
  }, [keys, desk, id, bytes, mediaType])
  const onTrouble = useCallback((kind: PictureFailure) => setTrouble(words.current(showFailure(kind))), [])
  return { picture, trouble, onTrouble }
}

interface StageProps {
  readonly picture: Picture | null
  readonly attachment: Attachment
  readonly page: number
  readonly scale: number
  /** The page cannot be drawn. */
  readonly onTrouble: (kind: PictureFailure) => void
}

/** The page itself, drawn anew for each page, turn and size; the last one stays until the next is ready. */
function Stage({ picture, attachment: { title, rotation }, page, scale, onTrouble }: StageProps) {
  const { t } = useTranslation()
  const stage = useRef<HTMLDivElement>(null)
  const label = t('attachments.picture', { title, page })
  useEffect(() => {
    const here = stage.current
    if (here === null || picture === null) return
    let stale = false
    const room = { width: here.clientWidth - 32, height: Math.max(here.clientHeight, 320) - 32 }
    const most = Math.min(MOST_PIXELS, Math.max(room.width, room.height) * scale * window.devicePixelRatio)
    void picture
      .draw(page, rotation, most)
      .catch(pictureFailure)
      .then((canvas) => {
        if (stale) return
        if (typeof canvas === 'string') {
          onTrouble(canvas)
          return
        }
        const fit = Math.min(room.width / canvas.width, room.height / canvas.height) * scale
        canvas.style.width = `${String(canvas.width * fit)}px`
        canvas.setAttribute('role', 'img')
        canvas.setAttribute('aria-label', label)
        here.replaceChildren(canvas)
      })
    return () => {
      stale = true
    }
  }, [picture, page, rotation, scale, label, onTrouble])
  return (
    // The page inside is larger than its window: it is scrolled by keyboard as well.
    <div ref={stage} className={styles['stage']} tabIndex={0} role="group" aria-label={title}>
      {picture === null && <p>{t('attachments.reading')}</p>}
    </div>
  )
}

interface PageButtonsProps {
  readonly page: number
  readonly pages: number
  readonly onPage: (page: number) => void
}

function PageButtons({ page, pages, onPage }: PageButtonsProps) {
  const { t } = useTranslation()
  if (pages === 1) return null
  return (
    <>
      <Button size="xs" disabled={page === 1} onClick={() => onPage(page - 1)}>
        {t('attachments.acts.previous')}
      </Button>
      <span role="status" className={styles['outcome']}>
        {t('attachments.page', { page, pages })}
      </span>
      <Button size="xs" disabled={page === pages} onClick={() => onPage(page + 1)}>
        {t('attachments.acts.next')}
      </Button>
    </>
  )
}

function ZoomButtons({ zoom, onZoom }: { readonly zoom: number; readonly onZoom: (zoom: number) => void }) {
  const { t } = useTranslation()
  return (
    <>
      <Button size="xs" disabled={zoom === 0} onClick={() => onZoom(zoom - 1)}>
        {t('attachments.acts.smaller')}
      </Button>
      <span className={styles['outcome']}>{t('attachments.zoom', { percent: (ZOOMS[zoom] ?? 1) * 100 })}</span>
      <Button size="xs" disabled={zoom === ZOOMS.length - 1} onClick={() => onZoom(zoom + 1)}>
        {t('attachments.acts.larger')}
      </Button>
      {zoom !== FIT && (
        <Button size="xs" onClick={() => onZoom(FIT)}>
          {t('attachments.acts.fit')}
        </Button>
      )}
    </>
  )
}
