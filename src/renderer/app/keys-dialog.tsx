import { Modal } from '@mantine/core'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../ui/key-hint.tsx'
import styles from './keys-dialog.module.css'
import { useCurrentStatusLine, type KeyWords } from './status-line.ts'

/** F1: the keys of this page and those that work everywhere. */
export function KeysDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { keys } = useCurrentStatusLine()
  const everywhere: readonly KeyWords[] = [
    { keys: ['Ctrl K'], words: t('common.keys.search') },
    { keys: ['Ctrl L'], words: t('common.keys.lock') },
    { keys: ['F8'], words: t('common.keys.hideNames') },
    { keys: ['Alt 1', '2', '3', '4'], words: t('common.keys.nav') },
    { keys: ['Esc'], words: t('common.keys.back') },
    { keys: ['F1'], words: t('common.keys.help') },
  ]
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('common.frame.keys')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {keys.length > 0 && <KeyList keys={keys} />}
      <h3>{t('common.frame.keysMore')}</h3>
      <KeyList keys={everywhere} />
    </Modal>
  )
}

function KeyList({ keys }: { readonly keys: readonly KeyWords[] }) {
  return (
    <dl className={styles['list']}>
      {keys.map((hint) => (
        <Fragment key={hint.words}>
          <dt className={styles['keys']}>
            {hint.keys.map((key) => (
              <Key key={key}>{key}</Key>
            ))}
          </dt>
          <dd>{hint.words}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
