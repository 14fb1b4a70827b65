import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { consentGroundSchema, type ConsentGround } from '../../../verbs/referrals/consent-ground.ts'
import { Note } from '../../ui/note.tsx'
import styles from './track-page.module.css'

interface IssueGroundProps {
  readonly childId: string
  readonly recipient: string
  readonly busy: boolean
  readonly onIssue: (ground: ConsentGround) => void
}

/** The register has no yes for this recipient: the consent is entered first, or the head states the legal ground. */
export function IssueGround({ childId, recipient, busy, onIssue }: IssueGroundProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [code, setCode] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const act = () => {
    setAsked(true)
    const ground = consentGroundSchema.safeParse({ code, reason })
    if (ground.success) onIssue(ground.data)
  }
  const wrong = asked && !consentGroundSchema.safeParse({ code, reason }).success
  return (
    <Note
      tone="caution"
      action={
        <Button
          size="xs"
          onClick={() =>
            void navigate({
              to: '/children/$childId',
              params: { childId },
              search: { tab: 'consents', open: 'consent' },
            })
          }
        >
          {t('consents.letter.toConsents')}
        </Button>
      }
    >
      <p>{t('consents.letter.missing', { recipient })}</p>
      <div className={styles['ground']}>
        <Select
          label={t('consents.letter.ground')}
          placeholder={t('consents.letter.choose')}
          data={consentGroundSchema.shape.code.options.map((value) => ({
            value,
            label: t(`consents.letter.grounds.${value}`),
          }))}
          value={code}
          onChange={setCode}
        />
        <TextInput
          label={t('consents.letter.reason')}
          value={reason}
          maxLength={100}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={wrong ? t('consents.letter.reasonMissing') : undefined}
        />
        <Button variant="filled" disabled={busy} onClick={act}>
          {t('consents.letter.issue')}
        </Button>
      </div>
      <p className={styles['small']}>{t('consents.letter.consequence')}</p>
    </Note>
  )
}
