import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { Note } from '../ui/note.tsx'
import styles from './no-room-note.module.css'
import { refuseTooMany, type TooMany } from './room-for-words.ts'

/** Pixels the note needs below a field that ends at the window's edge. */
const NOTE_HEIGHT = 76
const NOTE_WIDTH = 440
const GAP = 4

/** Says at the field that what was pasted does not fit. It lies over the page, so nothing moves, and goes with the next key. */
export function NoRoomNote() {
  const { t } = useTranslation()
  const [refused, setRefused] = useState<TooMany | null>(null)
  useEffect(() => refuseTooMany(document, setRefused), [])
  useEffect(() => {
    if (refused === null) return
    const close = () => setRefused(null)
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close()
    }
    const events = ['input', 'focusout', 'scroll'] as const
    for (const event of events) document.addEventListener(event, close, { capture: true })
    window.addEventListener('resize', close)
    document.addEventListener('keydown', onKey)
    return () => {
      for (const event of events) document.removeEventListener(event, close, { capture: true })
      window.removeEventListener('resize', close)
      document.removeEventListener('keydown', onKey)
    }
  }, [refused])
  if (refused === null) return null
  const { field, added, room, most } = refused
  const { left, bottom } = field.getBoundingClientRect()
  const place = {
    left: Math.max(GAP, Math.min(left, window.innerWidth - NOTE_WIDTH - GAP)),
    top: Math.max(GAP, Math.min(bottom + GAP, window.innerHeight - NOTE_HEIGHT - GAP)),
    width: NOTE_WIDTH,
  }
  const numbers = {
    added,
    room,
    most,
  }
  return createPortal(
    <div className={styles['place']} style={place}>
      <Note tone="trouble">{t(added === 1 ? 'room.full' : 'room.refused', numbers)}</Note>
    </div>,
    document.body,
  )
}
