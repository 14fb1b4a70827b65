import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { numberInWords } from '../../domain/number-in-words.ts'
import { cx } from './cx.ts'
import styles from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  /** Small words behind: a number, 第 3 版. */
  readonly count?: ReactNode
}

interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly current: Id
  readonly onChange: (id: Id) => void
  /** The id of the element with role `tabpanel`. */
  readonly panelId: string
}

/** Tabs of a file. Arrow keys move along them; the page may add 1–9. */
export function Tabs<Id extends string>({ label, tabs, current, onChange, panelId }: TabsProps<Id>) {
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const at = tabs.findIndex((tab) => tab.id === current)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (next === undefined) return
    onChange(next.id)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className={styles['tabs']} onKeyDown={onKeyDown}>
      {tabs.map((tab) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${panelId}-${tab.id}`}
          data-tab={tab.id}
          aria-selected={tab.id === current}
          aria-controls={panelId}
          tabIndex={tab.id === current ? 0 : -1}
          className={cx(styles['tab'], tab.id === current && styles['current'])}
          onClick={() => onChange(tab.id)}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className={styles['count']}>
              {typeof tab.count === 'number' ? numberInWords(tab.count) : tab.count}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
