import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HistoryKind } from '../app/record-kinds.ts'

interface HistoryButtonProps {
  readonly kind: HistoryKind
  readonly recordId: string
  /** Of what, where several stand on one page. */
  readonly of?: string
  readonly variant?: 'subtle' | 'default'
  /** In a row with other acts. */
  readonly short?: boolean
}

/** 改动记录: every version of one record, and the way back to one. */
export function HistoryButton({ kind, recordId, of, variant = 'subtle', short = false }: HistoryButtonProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Button
      size="xs"
      variant={variant}
      onClick={() => void navigate({ to: '/history/$kind/$recordId', params: { kind, recordId } })}
      {...(of === undefined ? {} : { 'aria-label': t('recordHistory.openOf', { what: of }) })}
    >
      {t(short ? 'recordHistory.short' : 'history.title')}
    </Button>
  )
}
