import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useWrongTries } from '../../app/use-wrong-tries.ts'
import { Card } from '../../ui/card.tsx'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import { changeOwnPassword } from './change-own-password.ts'
import styles from './settings-page.module.css'

/**
 * One's own password. The present one is asked for: the desk may be open while its owner is at the door. Wrong ones wait
 * as they do at the door.
 */
export function PasswordCard() {
  const { t } = useTranslation()
  const session = useSession()
  const { actor } = session.desk
  const sentenceOf = useFailureSentence()
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const hints = useMemo(() => [stationName, actor.name, actor.account, actor.phone], [stationName, actor])
  const [current, setCurrent] = useState('')
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [outcome, setOutcome] = useState<'none' | 'saving' | 'saved' | 'wrong' | { readonly failed: string }>('none')

  const { secondsLeft, wrong, right } = useWrongTries(actor.id)

  const save = async () => {
    setAsked(true)
    if (secondsLeft > 0 || current === '' || !isUsable(pair, hints)) return
    setOutcome('saving')
    const changed = await changeOwnPassword(session, { current, next: pair.password })
    if (!changed.ok) {
      if (changed.failure === 'wrong') await wrong()
      setOutcome(changed.failure === 'wrong' ? 'wrong' : { failed: sentenceOf(changed.failure) })
      return
    }
    const count = await right()
    if (count > 0) void session.desk.note({ act: 'wrongPassword', detail: { count } })
    setCurrent('')
    setPair(NO_PASSWORD)
    setAsked(false)
    setOutcome('saved')
  }
  return (
    <Card title={t('settings.password.title')} hint={t('settings.password.account', { account: actor.account })}>
      <form
        className={styles['stack']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <PasswordField
          account={actor.account}
          label={t('settings.password.current')}
          value={current}
          onChange={setCurrent}
          autoComplete="current-password"
          error={
            outcome !== 'wrong'
              ? asked && current === ''
                ? t('settings.password.currentMissing')
                : undefined
              : secondsLeft > 0
                ? t('unlock.wait', { count: secondsLeft })
                : t('settings.password.wrong')
          }
        />
        <NewPassword
          account={actor.account}
          label={t('settings.password.next')}
          againLabel={t('settings.password.again')}
          value={pair}
          onChange={setPair}
          hints={hints}
          asked={asked}
        />
        <div className={styles['row']}>
          <Button type="submit" disabled={outcome === 'saving' || secondsLeft > 0}>
            {t(outcome === 'saving' ? 'settings.password.saving' : 'settings.password.save')}
          </Button>
          <span role="status" className={styles['done']}>
            {outcome === 'saved' && t('settings.password.saved')}
          </span>
        </div>
        {typeof outcome === 'object' && (
          <p role="alert" className={styles['small']}>
            {t('settings.password.notSaved', { reason: outcome.failed })}
          </p>
        )}
        <p className={styles['small']}>{t('settings.password.oldBackups')}</p>
      </form>
    </Card>
  )
}
