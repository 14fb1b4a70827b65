import { Button, Loader, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './import-page.module.css'

interface WorkingProps {
  readonly words: string
  /** 0 to 1; `null` when nobody knows how long it takes. */
  readonly share: number | null
  readonly onCancel?: () => void
}

/** What is being done, how far it is, and a way out where there is one. */
export function Working({ words, share, onCancel }: WorkingProps) {
  const { t } = useTranslation()
  return (
    <div className={styles['working']}>
      <p className={styles['lead']} role="status">
        {words}
      </p>
      {share === null ? (
        <Loader size="sm" aria-hidden="true" />
      ) : (
        <Progress.Root size={10} radius={2} className={styles['bar'] ?? ''}>
          <Progress.Section value={share * 100} aria-label={words} />
        </Progress.Root>
      )}
      {onCancel !== undefined && <Button onClick={onCancel}>{t('register.import.cancel')}</Button>}
    </div>
  )
}
