import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './child-file.module.css'
import { ConsentCard } from './consent-card.tsx'
import { RecordConsentDialog } from './record-consent-dialog.tsx'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'

const route = getRouteApi('/children/$childId')

/** 同意: what was agreed to, to whom, and what of it was taken back. Newest on top. */
export function ConsentsTab({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const navigate = route.useNavigate()
  const { open, withdraw, recipient } = route.useSearch()
  const toTab = () => void navigate({ search: { tab: 'consents' }, replace: true })
  const withdrawn = file.consents.find(({ id }) => id === withdraw)
  const line = withdrawn?.recipients[recipient ?? -1]?.name ?? null
  return (
    <>
      {file.mayWrite && (
        <div className={styles['heading']}>
          <Button
            size="xs"
            variant="filled"
            onClick={() => void navigate({ search: { tab: 'consents', open: 'consent' }, replace: true })}
          >
            {t('consents.record')}
          </Button>
          <Button size="xs" onClick={() => acts.write('F03')}>
            {t('consents.write')}
          </Button>
        </div>
      )}
      {file.consents.length === 0 && (
        <Card flush>
          <EmptyState>{t('consents.none')}</EmptyState>
        </Card>
      )}
      <div className={styles['consents']}>
        {file.consents.map((consent) => (
          <ConsentCard key={consent.id} file={file} acts={acts} consent={consent} />
        ))}
      </div>
      {file.mayWrite && open === 'consent' && <RecordConsentDialog file={file} onDone={toTab} />}
      {file.mayWrite && withdrawn !== undefined && (
        <WithdrawDialog key={`${withdrawn.id}/${line ?? ''}`} consent={withdrawn} recipient={line} onDone={toTab} />
      )}
    </>
  )
}
