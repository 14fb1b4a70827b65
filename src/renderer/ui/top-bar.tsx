import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './top-bar.module.css'

/** 44 px: the station's mark and name, and what the screen adds. The window's own frame has the window buttons. */
export function TopBar({ stationName, children }: { readonly stationName: string; readonly children?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <header className={styles['bar']}>
      <span className={styles['mark']} aria-hidden="true">
        {t('common.mark')}
      </span>
      <span className={styles['name']}>{stationName === '' ? t('common.appName') : stationName}</span>
      {children}
    </header>
  )
}
