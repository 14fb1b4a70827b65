import { useNavigate } from '@tanstack/react-router'
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { childRows } from '../../storage/selectors/children.ts'
import { cx } from '../ui/cx.ts'
import { Key } from '../ui/key-hint.tsx'
import { LiveRegion } from '../ui/live-region.tsx'
import { Marked } from '../ui/marked.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { useHotkeys } from '../ui/use-hotkeys.ts'
import styles from './child-search.module.css'
import { useDesk, useWorkspace } from './desk-context.tsx'
import { findRows, type ListedChild } from './find-rows.ts'

const SHOWN = 10

/** Ctrl K: from anywhere to a child's file, by a part of the name, pinyin, initials, a number's end. */
export function ChildSearch({ className }: { readonly className: string | undefined }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [wanted, setWanted] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()
  const hits = useHits(open ? wanted : '')
  const shown = hits.slice(0, SHOWN)
  const showsList = open && wanted.trim() !== ''

  useHotkeys({
    'mod+k': () => {
      field.current?.focus()
      field.current?.select()
      setOpen(true)
    },
  })
  const go = (hit: ListedChild | undefined) => {
    if (hit === undefined) return
    setOpen(false)
    setWanted('')
    field.current?.blur()
    void navigate({ to: '/children/$childId', params: { childId: hit.row.childId } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') go(shown[active])
    else if (event.key === 'ArrowDown') setActive(Math.min(active + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
    else if (event.key === 'Escape') field.current?.blur()
    else return
    event.preventDefault()
  }

  return (
    <div
      className={cx(styles['root'], className)}
      role="search"
      onFocus={() => setOpen(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false)
      }}
    >
      <SearchField
        label={t('common.frame.search')}
        placeholder={t('common.search.placeholder')}
        value={wanted}
        onChange={(words) => {
          setWanted(words)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
        inputRef={field}
        hint={<Key>Ctrl K</Key>}
        combobox={{
          expanded: showsList,
          listId,
          ...(shown[active] === undefined ? {} : { activeId: `${listId}-${active}` }),
        }}
      />
      {showsList && (
        <div className={styles['hits']}>
          <ul role="listbox" id={listId} aria-label={t('common.frame.search')}>
            {shown.map((hit, at) => (
              <li
                key={hit.row.childId}
                id={`${listId}-${at}`}
                role="option"
                aria-selected={at === active}
                className={cx(styles['hit'], at === active && styles['active'])}
                // Pressed, not clicked: the field would lose the focus in between and the list would be gone.
                onMouseDown={(event) => {
                  event.preventDefault()
                  go(hit)
                }}
                onMouseEnter={() => setActive(at)}
              >
                <HitWords hit={hit} />
              </li>
            ))}
          </ul>
          {shown.length === 0 && <p className={styles['words']}>{t('common.search.none', { wanted })}</p>}
          {hits.length > SHOWN && (
            <p className={styles['words']}>{t('common.search.more', { count: hits.length - SHOWN })}</p>
          )}
        </div>
      )}
      <LiveRegion>{showsList ? t('common.search.found', { count: hits.length }) : ''}</LiveRegion>
    </div>
  )
}

function useHits(wanted: string): readonly ListedChild[] {
  const { today } = useDesk()
  const rows = useWorkspace((state) => childRows(state, today))
  return useMemo(() => (wanted.trim() === '' ? [] : findRows(rows, wanted)), [rows, wanted])
}

function HitWords({ hit: { row, hit } }: { readonly hit: ListedChild }) {
  const { t } = useTranslation()
  const ranges = hit === null ? [] : [hit.range]
  const byName = hit === null || hit.field === 'name' || (hit.field === 'alias' && row.name === hit.text)
  return (
    <>
      <span className={styles['name']}>{byName ? <Marked text={row.name} ranges={ranges} /> : row.name}</span>
      {!byName && (
        <span className={styles['other']}>
          {t(`common.search.fields.${hit.field}`)} <Marked text={hit.text} ranges={ranges} />
        </span>
      )}
      <span className={styles['end']}>
        {row.caseNumber} {row.workerName}
      </span>
    </>
  )
}
