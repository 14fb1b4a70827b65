import { Button, Modal, Progress } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { RenewalProgress, RenewalRun } from '../../renewal/renewal-run.ts'
import { sizeInWords } from '../../ui/sizes.ts'
import styles from './keys-page.module.css'

interface KeysRunDialogProps {
  readonly run: RenewalRun
  readonly pausing: boolean
  readonly onPause: () => void
}

/** Lies over the desk while the keys are renewed: what was typed then would be sealed with the old ones. */
export function KeysRunDialog({ run, pausing, onPause }: KeysRunDialogProps) {
  const { t } = useTranslation()
  const progress = useSyncExternalStore(run.subscribe, run.progress)
  const { stage, doneBytes, totalBytes } = progress
  const last = stage === 'placing' || stage === 'done'
  return (
    <Modal
      opened
      onClose={onPause}
      closeOnClickOutside={false}
      closeOnEscape={false}
      withCloseButton={false}
      size={460}
      title={t('keys.run.title')}
    >
      <div className={styles['run']}>
        <Progress.Root size={10} radius={2} className={styles['track'] ?? ''}>
          <Progress.Section value={share(progress) * 100} aria-label={t('keys.run.progress')} />
        </Progress.Root>
        <p role="status">{t(`keys.run.stages.${stage}`)}</p>
        {totalBytes !== null && (
          <p className={styles['said']}>
            {t('keys.run.bytes', { done: sizeInWords(doneBytes), size: sizeInWords(totalBytes) })}
          </p>
        )}
        <p className={styles['said']}>{t('keys.run.after')}</p>
        {!last && (
          <div className={styles['buttons']}>
            <Button onClick={onPause} disabled={pausing} data-autofocus>
              {t(pausing ? 'keys.run.pausing' : 'keys.run.pause')}
            </Button>
          </div>
        )}
      </div>
    </Modal>
  )
}

/** How much of the way is gone, 0 to 1. The snapshot, which is written and read back, is the last tenth. */
function share({ stage, doneBytes, totalBytes }: RenewalProgress): number {
  if (stage === 'done') return 1
  if (stage === 'placing') return 0.99
  if (stage === 'snapshots') return 0.9
  if (totalBytes === null || totalBytes === 0) return 0
  return 0.9 * Math.min(1, doneBytes / totalBytes)
}
