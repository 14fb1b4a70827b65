import { Button } from '@mantine/core'
import { Link, useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../domain/records.ts'
import { lastBackup } from '../../../storage/selectors/backups.ts'
import { useDesk, useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { PasswordField } from '../../ui/password-field.tsx'
import styles from './keys-page.module.css'
import { KeysRunDialog } from './keys-run-dialog.tsx'
import { useKeysRenewal } from './use-keys-renewal.ts'

/** 换钥匙: everything of the station sealed anew, so that keys that may be in other hands open nothing here. */
export function KeysPage() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const station = useWorkspace((state) => state.station.get('station'))
  useStatusLine(t('keys.title'))
  const isHead = actor.role === 'head'
  return (
    <Page>
      <PageHeader
        above={<Link to="/settings">{t('keys.back')}</Link>}
        title={t('keys.title')}
        {...(isHead ? { hint: t('keys.hint') } : {})}
      />
      {!isHead && <EmptyState>{t('keys.onlyHead')}</EmptyState>}
      {isHead && station !== undefined && (
        <WithSide width={410} side={<WhatItDoes />}>
          <Since station={station} />
          <Renewing />
        </WithSide>
      )}
    </Page>
  )
}

/** When it was done last, and what follows from that. */
function Since({ station: { keysRenewedAt, keysToRenewSince } }: { readonly station: Station }) {
  const { t } = useTranslation()
  const backedUp = useWorkspace((state) => keysRenewedAt === undefined || (lastBackup(state)?.at ?? '') > keysRenewedAt)
  if (keysToRenewSince !== undefined) {
    return <Note tone="caution">{t('keys.asked', { date: dateInWords(t, keysToRenewSince, 'day') })}</Note>
  }
  if (keysRenewedAt === undefined) return null
  const [date, time] = [dateInWords(t, keysRenewedAt, 'day'), dateInWords(t, keysRenewedAt, 'time')]
  return (
    <Note
      tone={backedUp ? 'plain' : 'caution'}
      title={t('keys.last', { date, time })}
      {...(backedUp ? {} : { action: <Link to="/backup">{t('keys.toBackup')}</Link> })}
    >
      {!backedUp && t('keys.noBackupSince')}
    </Note>
  )
}

function Renewing() {
  const { t } = useTranslation()
  const { desk } = useSession()
  const { renewal, startedAt, start, pause, drop } = useKeysRenewal()
  const leftOut = useLeftOut()
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const busy = renewal.kind === 'checking' || renewal.kind === 'running'
  // The renewal is this page's: it goes on only while the page stands.
  useBlocker({ shouldBlockFn: () => busy, enableBeforeUnload: false })
  const begin = async () => {
    setAsked(true)
    if (busy || password === '') return
    await start(password)
    setPassword('')
    setAsked(false)
  }
  const error = renewal.kind === 'wrong' ? t('keys.how.wrong') : t('keys.how.empty')
  return (
    <Card title={t('keys.how.title')}>
      <form
        className={styles['how']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void begin()
        }}
      >
        <p>{t('keys.how.room')}</p>
        <p>{t('keys.how.safe')}</p>
        {startedAt !== null && !busy && (
          <Note tone="info">
            {t('keys.how.going', { date: dateInWords(t, startedAt, 'day'), time: dateInWords(t, startedAt, 'time') })}
          </Note>
        )}
        {leftOut.length > 0 && (
          <Note tone="caution">{t('keys.how.leftOut', { names: leftOut.join(t('keys.how.sep')) })}</Note>
        )}
        {renewal.kind === 'asking' && renewal.stopped !== '' && (
          <Note tone="trouble" title={renewal.stopped}>
            {t('keys.failed.untouched')}
          </Note>
        )}
        <div className={styles['password']}>
          <PasswordField
            account={desk.actor.account}
            label={t('keys.how.password')}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
            disabled={busy}
            error={(asked && password === '') || (renewal.kind === 'wrong' && password === '') ? error : undefined}
          />
        </div>
        <div className={styles['buttons']}>
          <Button type="submit" variant="filled" disabled={busy}>
            {t(startedAt === null ? 'keys.how.go' : 'keys.how.goOn')}
          </Button>
          {startedAt !== null && !busy && <Button onClick={() => void drop()}>{t('keys.how.drop')}</Button>}
          <span role="status" className={styles['said']}>
            {renewal.kind === 'checking' && t('keys.how.checking')}
            {renewal.kind === 'paused' && t('keys.failed.paused')}
            {renewal.kind === 'dropped' && t('keys.how.dropped')}
          </span>
        </div>
      </form>
      {renewal.kind === 'running' && <KeysRunDialog run={renewal.run} pausing={renewal.pausing} onPause={pause} />}
    </Card>
  )
}

function WhatItDoes() {
  const { t } = useTranslation()
  const lists = { when: ['left', 'known', 'sheet'], what: ['all', 'same', 'old', 'backups'] } as const
  return (
    <>
      <Card title={t('keys.when.title')}>
        <ul className={styles['list']}>
          {lists.when.map((each) => (
            <li key={each}>{t(`keys.when.${each}`)}</li>
          ))}
        </ul>
      </Card>
      <Card title={t('keys.what.title')}>
        <ul className={styles['list']}>
          {lists.what.map((each) => (
            <li key={each}>{t(`keys.what.${each}`)}</li>
          ))}
        </ul>
      </Card>
    </>
  )
}

/** Who has a slot from before keys could be handed over, by name. */
function useLeftOut(): readonly string[] {
  const { store, desk } = useSession()
  const [names, setNames] = useState<readonly string[]>([])
  useEffect(() => {
    let gone = false
    void store.readMeta().then((meta) => {
      if (gone || meta === null) return
      const { staff } = desk.workspace.state
      const old = meta.vault.staff.filter((slot) => slot.handover === undefined && slot.staffId !== desk.actor.id)
      const owners = old.flatMap(({ staffId }) => staff.get(staffId) ?? [])
      setNames(owners.filter(({ active }) => active).map(({ name }) => name))
    })
    return () => {
      gone = true
    }
  }, [store, desk])
  return names
}
