import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { replaceAll, type ReplaceFailure } from '../../../storage/replace-all.ts'
import type { Store } from '../../../storage/store.ts'
import { setPassword } from '../../../vault/change-slots.ts'
import type { VaultFile } from '../../../vault/vault-file.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DateText } from '../../ui/date-text.tsx'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import type { StagedStation } from '../../workers/restore-run.ts'
import styles from './restore.module.css'

interface LookStepProps {
  readonly store: Store
  readonly staged: StagedStation
  readonly onRestored: () => void
}

const SHOWN = ['children', 'households', 'documents', 'referrals', 'staff'] as const

/** What is inside, read and verified; then the one button that writes. */
export function LookStep({ store, staged, onRestored }: LookStepProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { manifest, vault, keys, staffId, tables } = staged
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const hints = useMemo(() => [manifest.stationName, ...vault.staff.map((slot) => slot.account)], [manifest, vault])
  const needsPassword = staffId === null

  const restore = async () => {
    setAsked(true)
    if (busy || (needsPassword && !isUsable(pair, hints))) return
    setBusy(true)
    setTrouble('')
    const failure = await put()
    setBusy(false)
    if (failure === null) onRestored()
    else setTrouble(failure)
  }
  const put = async (): Promise<string | null> => {
    const slots = needsPassword ? await withNewHead() : vault
    if (slots === null) return t('restore.failed.noHead')
    const replaced = await replaceAll(store, keys, { vault: slots, language, tables })
    return replaced.ok ? null : sentenceOf(replaced.failure)
  }
  const withNewHead = async (): Promise<VaultFile | null> => {
    const head = vault.staff.find((slot) => slot.role === 'head')
    if (head === undefined) return null
    const { staffId: id, account, initials, role } = head
    return setPassword(vault, keys, { staffId: id, account, initials, role, password: pair.password }, argon2InWorker)
  }
  const sentenceOf = (failure: ReplaceFailure): string => {
    switch (failure.kind) {
      case 'badRecord':
        return t('restore.failed.badRecord', { where: failure.where })
      case 'storeFailed':
        return t('restore.failed.storeFailed', { reason: failure.reason })
      case 'stale':
      case 'stationExists':
        return t('restore.failed.stationExists')
      case 'diskFull':
        return t('restore.failed.diskFull')
    }
  }
  return (
    <form
      className={styles['card']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        restore().catch((error: unknown) => {
          setBusy(false)
          setTrouble(t('restore.failed.storeFailed', { reason: String(error) }))
        })
      }}
    >
      <h2>{t('restore.look.title')}</h2>
      <dl className={styles['facts']}>
        <dt>{t('restore.look.station')}</dt>
        <dd>{manifest.stationName}</dd>
        <dt>{t('restore.look.madeAt')}</dt>
        <dd>
          <DateText date={manifest.madeAt} shape="full" /> <DateText date={manifest.madeAt} shape="time" />
        </dd>
        {SHOWN.map((table) => (
          <div key={table} className={styles['pair']}>
            <dt>{t(`restore.look.${table}`)}</dt>
            <dd>{tables[table].length.toLocaleString('en-US')}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['verified']}>
        <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" />
        {t('restore.look.verified')}
      </p>
      {needsPassword && (
        <div>
          <h2>{t('restore.look.newPassword')}</h2>
          <p className={styles['hint']}>{t('restore.look.newPasswordHint')}</p>
          <NewPassword
            label={t('restore.look.password')}
            againLabel={t('restore.look.again')}
            value={pair}
            onChange={setPair}
            hints={hints}
            asked={asked}
          />
        </div>
      )}
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <div>
        <Button type="submit" variant="filled" disabled={busy}>
          {t(busy ? 'restore.look.restoring' : 'restore.look.restore')}
        </Button>
      </div>
    </form>
  )
}
