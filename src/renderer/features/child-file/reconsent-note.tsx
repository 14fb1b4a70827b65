import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { reconsentSince } from '../../../domain/consent.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { ChildFile } from './use-file.ts'

const route = getRouteApi('/children/$childId')

/** The child turned 14 since the guardian signed (个人信息保护工作办法 第12条). */
export function ReconsentNote({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const { tab } = route.useSearch()
  const navigate = route.useNavigate()
  const since = reconsentSince(file.consents, { birthDate: file.row.birthDate, today: file.today })
  if (since === null) return null
  return (
    <Note
      tone="caution"
      action={
        tab !== 'consents' && (
          <Button size="xs" onClick={() => void navigate({ search: { tab: 'consents' }, replace: true })}>
            {t('consents.reconsent.go')}
          </Button>
        )
      }
    >
      {t('consents.reconsent.note', { date: dateInWords(t, since, 'full') })}
    </Note>
  )
}
