import { Button } from '@mantine/core'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../key-hint.tsx'
import { Page } from '../page.tsx'
import { useHotkeys } from '../use-hotkeys.ts'
import styles from './form-columns.module.css'

interface FormColumnsProps {
  /** Gets the button that does what F4 does. */
  readonly header: (toggle: ReactNode) => ReactNode
  readonly children: ReactNode
  readonly foot: ReactNode
  readonly paper: ReactNode
  /** Stands where the paper is until F4 brings the paper: the level of F06. */
  readonly instead?: ReactNode
  /** Set when the column holds words to read and no control: it must be reached by keyboard to be scrolled. */
  readonly readingLabel?: string
}

/** Below this two columns do not fit (design §4); F4 changes between form and paper. */
const NARROW = '(max-width: 1279px)'

/** Form and paper, 616 wide; header and foot line stay, each column scrolls by itself. */
export function FormColumns({ header, children, foot, paper, instead, readingLabel }: FormColumnsProps) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [swapped, setSwapped] = useState(false)
  useHotkeys({ F4: () => setSwapped(!swapped) })

  const showsPaper = narrow || instead !== undefined ? swapped : !swapped
  const toggle = (
    <Button size="xs" rightSection={<Key>F4</Key>} onClick={() => setSwapped(!swapped)} aria-pressed={showsPaper}>
      {t(showsPaper ? 'form.hidePaper' : 'form.showPaper')}
    </Button>
  )
  const whole = narrow && showsPaper
  return (
    <Page bleed>
      <div className={styles['columns']}>
        {/* Kept in the page while the paper covers it: what is typed stays in its fields. */}
        <div className={styles['form']}>
          {header(toggle)}
          <div
            className={styles['body']}
            hidden={whole}
            {...(readingLabel === undefined ? {} : { tabIndex: 0, role: 'group', 'aria-label': readingLabel })}
          >
            {children}
            {narrow && instead !== undefined && <div className={styles['under']}>{instead}</div>}
          </div>
          {whole && <div className={styles['whole']}>{paper}</div>}
          {foot}
        </div>
        {!narrow && showsPaper && <aside className={styles['paper']}>{paper}</aside>}
        {!narrow && !showsPaper && instead !== undefined && <aside className={styles['instead']}>{instead}</aside>}
      </div>
    </Page>
  )
}

function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(NARROW)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => window.matchMedia(NARROW).matches,
  )
}
