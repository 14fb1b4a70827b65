import { Button, Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { backupDue } from '../../storage/selectors/backups.ts'
import { OnceOpened } from '../ui/once-opened.tsx'
import { useClosing } from './closing.ts'
import styles from './frame.module.css'
import { useSession, useWorkspace } from './desk-context.tsx'

/**
 * 先备份 or 直接关, when a backup is due at the end of the day; 等备份完 while one is being written. Escape goes back to
 * work.
 */
export function ClosingDialog() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const session = useSession()
  const { asking, closeNow, stay } = useClosing(session)
  const due = useWorkspace((state) => backupDue(state, session.desk.today))
  const late = due?.last == null ? 'never' : due.daysLeft < 0 ? 'late' : 'today'
  const running = asking === 'running'
  return (
    <OnceOpened opened={asking !== null}>
      <Modal
        opened={asking !== null}
        onClose={stay}
        title={t(running ? 'common.frame.close.runningTitle' : 'common.frame.close.title')}
        withCloseButton={false}
        size={460}
      >
        <p>
          {running
            ? t('common.frame.close.running')
            : t(`common.frame.close.${late}`, { count: -(due?.daysLeft ?? 0) })}
        </p>
        <div className={styles['closing']}>
          <Button onClick={closeNow}>{t('common.frame.close.now')}</Button>
          <Button
            variant="filled"
            data-autofocus
            onClick={() => {
              stay()
              void navigate({ to: '/backup' })
            }}
          >
            {t(running ? 'common.frame.close.wait' : 'common.frame.close.backUp')}
          </Button>
        </div>
      </Modal>
    </OnceOpened>
  )
}
