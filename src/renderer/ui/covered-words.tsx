import { IconEyeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useNamesHidden } from '../app/names-hidden.ts'
import styles from './covered-words.module.css'

/** Where a paper, a photo or a scan would be while names are hidden: what is covered, and the key that shows it. */
export function CoveredWords() {
  const { t } = useTranslation()
  const hidden = useNamesHidden()
  if (!hidden) return null
  return (
    <p className={styles['words']}>
      <IconEyeOff size={16} stroke={1.6} aria-hidden="true" /> {t('common.namesHidden.covered')}
    </p>
  )
}
