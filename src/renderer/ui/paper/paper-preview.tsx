import { Button } from '@mantine/core'
import { IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldPlace, PrintModel } from '../../../contract/print-model.ts'
import { CoveredWords } from '../covered-words.tsx'
import { PaperFeed } from './paper-feed.ts'
import styles from './paper-preview.module.css'
import { RefusalNote } from './refusal-note.tsx'
import { Sheet } from './sheet.tsx'

interface PaperPreviewProps {
  readonly model: PrintModel
  /** The field being written: its place on the paper is 标记. */
  readonly marker?: { readonly field: string; readonly label: string } | undefined
  /** A field's place on the paper was pressed. */
  readonly onPlaceClick?: (field: string) => void
  /** What a field is called, for the sentence of a refusal. */
  readonly fieldName?: (path: string) => string
  /** Instead of 第 1 页，共 2 页: 恢复单，1 页，一式两份. */
  readonly summary?: (pages: number) => string
  /** Print and save buttons, or a remark, at the right of the head. */
  readonly actions?: ReactNode
  /** A line of its own under the head: which part is shown. */
  readonly toolbar?: ReactNode
}

const SHEET_RATIO = 297 / 210
const WIDE_SHEET = 560
const MARGIN = 12

/**
 * The paper beside the form: white sheets on the bench, drawn from the very PDF that is printed. It follows the model
 * without a debounce; the pages before stay until the next are drawn.
 */
export function PaperPreview(props: PaperPreviewProps) {
  const { model, marker, onPlaceClick, fieldName, summary, actions, toolbar } = props
  const { t } = useTranslation()
  const feed = useMemo(() => new PaperFeed(), [])
  const shown = useSyncExternalStore(feed.subscribe, feed.getShown)
  const scroller = useRef<HTMLDivElement>(null)
  const [space, setSpace] = useState({ width: 616, height: 780 })
  const [whole, setWhole] = useState(true)
  const [inView, setInView] = useState(1)

  useEffect(() => {
    feed.open()
    return () => feed.close()
  }, [feed])
  useEffect(() => feed.show(model), [feed, model])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const observer = new ResizeObserver(() => setSpace({ width: element.clientWidth, height: element.clientHeight }))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const wide = Math.min(WIDE_SHEET, space.width - 2 * MARGIN - 32)
  const fitting = Math.floor((space.height - 2 * MARGIN) / SHEET_RATIO)
  const width = Math.max(240, whole ? Math.min(wide, fitting) : wide)
  const height = Math.round(width * SHEET_RATIO)
  useEffect(() => feed.setWidth(width), [feed, width])

  const places = marker === undefined ? [] : shown.places.filter((place) => isOf(place, marker.field))
  const markedPage = places[0]?.page
  useEffect(() => {
    if (markedPage === undefined) return
    const element = scroller.current
    const top = (markedPage - 1) * (height + MARGIN)
    // Only when the page of the current field is out of sight: a reader who scrolled within it is left alone.
    if (
      element !== null &&
      (element.scrollTop + element.clientHeight < top + 80 || element.scrollTop > top + height - 80)
    )
      element.scrollTop = top
  }, [markedPage, marker?.field, height])

  const onScroll = () => {
    const element = scroller.current
    if (element === null) return
    const page = Math.min(
      Math.max(1, Math.round((element.scrollTop + element.clientHeight / 2 - height / 2) / (height + MARGIN)) + 1),
      Math.max(1, shown.pageCount),
    )
    setInView(page)
    feed.setInView(page)
  }

  const page = Math.min(inView, Math.max(1, shown.pageCount))
  return (
    <section className={styles['column']} aria-label={t('preview.title')} aria-busy={!shown.current}>
      <div className={styles['head']}>
        <b>{t('preview.title')}</b>
        <span className={styles['count']}>
          {shown.pageCount === 0
            ? ''
            : (summary?.(shown.pageCount) ?? t('preview.page', { page, count: shown.pageCount }))}
        </span>
        <span className={styles['actions']}>
          <Button
            variant="subtle"
            size="xs"
            leftSection={whole ? <IconZoomIn size={16} stroke={1.6} /> : <IconZoomOut size={16} stroke={1.6} />}
            onClick={() => setWhole(!whole)}
          >
            {t(whole ? 'preview.wide' : 'preview.whole')}
          </Button>
          {actions}
        </span>
      </div>
      {toolbar !== undefined && <div className={styles['toolbar']}>{toolbar}</div>}
      {shown.refusal !== null && (
        <RefusalNote reason={shown.refusal} fieldName={fieldName} hasEarlier={shown.pageCount > 0} />
      )}
      {/* A scrolling region has to be reachable by keyboard. */}
      <div
        ref={scroller}
        className={styles['bench']}
        onScroll={onScroll}
        tabIndex={0}
        role="group"
        aria-label={t('preview.sheets')}
      >
        <CoveredWords />
        {shown.pageCount === 0 && shown.refusal === null && <p className={styles['reading']}>{t('preview.first')}</p>}
        {Array.from({ length: shown.pageCount }, (_, at) => at + 1).map((number) => (
          <Sheet
            key={number}
            label={t('preview.page', { page: number, count: shown.pageCount })}
            width={width}
            canvas={shown.canvases.get(number)}
            marks={places.filter((place) => place.page === number)}
            markLabel={marker?.label ?? ''}
            places={shown.places.filter((place) => place.page === number)}
            onPlaceClick={onPlaceClick}
          />
        ))}
      </div>
    </section>
  )
}

/** A table's cells are marked with their table: `household[2].name` belongs to `household`. */
function isOf(place: FieldPlace, field: string): boolean {
  return place.field === field || place.field.startsWith(`${field}[`) || place.field.startsWith(`${field}.`)
}
