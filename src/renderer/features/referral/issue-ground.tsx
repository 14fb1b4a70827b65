import { Button, Select, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from '../../../domain/zod.ts'
import { consentGroundSchema } from '../../../verbs/referrals/consent-ground.ts'
import { issueReferral } from '../../../verbs/referrals/issue-referral.ts'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import styles from './track-page.module.css'

const typedSchema = z.object({ code: z.string().nullable(), reason: z.string() })

interface IssueGroundProps {
  readonly childId: string
  readonly recipient: string
  readonly referralId: string
}

/** The register has no yes for this recipient: the consent is entered first, or the head states the legal ground. */
export function IssueGround({ childId, recipient, referralId }: IssueGroundProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'ground', referralId }, childId, typedSchema)
  const [typed, setTyped] = useState(words.before?.values ?? { code: null, reason: '' })
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const change = (next: Partial<z.infer<typeof typedSchema>>) => {
    const now = { ...typed, ...next }
    setTyped(now)
    words.keep(now)
  }
  const [asked, setAsked] = useState(false)
  const act = async () => {
    setAsked(true)
    const ground = consentGroundSchema.safeParse(typed)
    if (!ground.success) return
    setBusy(true)
    const issued = await words.saveWith(issueReferral, { referralId, ground: ground.data })
    setBusy(false)
    if (!issued.ok) setTrouble(sentenceOf(issued.failure))
  }
  const wrong = asked && !consentGroundSchema.safeParse(typed).success
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
          value={typed.code}
          onChange={(code) => change({ code })}
        />
        <TextInput
          label={t('consents.letter.reason')}
          value={typed.reason}
          maxLength={100}
          onChange={(event) => change({ reason: event.currentTarget.value })}
          error={wrong ? t('consents.letter.reasonMissing') : undefined}
        />
        <Button variant="filled" disabled={busy} onClick={() => void act()}>
          {t('consents.letter.issue')}
        </Button>
      </div>
      <p className={styles['small']}>{t('consents.letter.consequence')}</p>
      {trouble !== '' && <p role="alert">{trouble}</p>}
    </Note>
  )
}
