import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Key } from '../ui/key-hint.tsx'

/** 锁定 in the bar above. */
export function LockButton({ onLock }: { readonly onLock: () => void }) {
  const { t } = useTranslation()
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      leftSection={<IconLock size={16} stroke={1.6} />}
      rightSection={<Key>Ctrl L</Key>}
      onClick={onLock}
    >
      {t('common.frame.lock')}
    </Button>
  )
}
