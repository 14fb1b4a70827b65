import { Button, Modal, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roleSchema } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { accountSchema } from '../../../vault/vault-file.ts'
import { addStaffMember } from '../../../verbs/staff-slots.ts'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import { RoleChoice } from './role-choice.tsx'
import { proposedAccount } from './staff-rows.ts'
import styles from './staff.module.css'

/** What is kept while it is typed: never the password. `account` is `null` as long as the proposal stands. */
const entrySchema = z.object({
  name: z.string(),
  role: roleSchema,
  phone: z.string(),
  account: z.string().nullable(),
})
type Entry = z.infer<typeof entrySchema>
const EMPTY: Entry = { name: '', role: 'worker', phone: '', account: null }

interface AddDialogProps {
  readonly onKeep: () => void
  readonly onDone: (sentence: string) => void
}

/** Somebody new: name, role, login name, and the first password, which they will change. */
export function AddDialog({ onKeep, onDone }: AddDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onKeep}
      size={560}
      title={t('staff.adding.title')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <Adding onKeep={onKeep} onDone={onDone} />
    </Modal>
  )
}

function Adding({ onKeep, onDone }: AddDialogProps) {
  const { t } = useTranslation()
  const session = useSession()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'newStaff' }, null, entrySchema)
  const [entry, setEntry] = useState<Entry>(words.before?.values ?? EMPTY)
  const [before, setBefore] = useState(words.before)
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const staff = useWorkspace((state) => state.staff)
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const taken = useMemo(() => new Set([...staff.values()].map(({ account }) => account)), [staff])
  const account = entry.account ?? proposedAccount(entry.name, taken)
  const hints = useMemo(
    () => [stationName, entry.name, account, entry.phone],
    [stationName, entry.name, account, entry.phone],
  )
  const nameMissing = entry.name.trim() === ''
  const accountBad = !accountSchema.safeParse(account.trim()).success
  const change = (next: Entry) => {
    setEntry(next)
    words.keep(next.name === '' && next.phone === '' && next.account === null ? null : next)
  }
  const add = async () => {
    setAsked(true)
    if (busy || nameMissing || accountBad || !isUsable(pair, hints)) return
    setBusy(true)
    await words.flush()
    const { name, role, phone } = entry
    const input = { name, role, phone, account: account.trim(), password: pair.password }
    const added = await addStaffMember({ ...session, argon2: argon2InWorker }, input)
    setBusy(false)
    // On the list but without a password when only the slot could not be kept: told as that, and not added twice.
    const onList =
      added.ok || [...session.desk.workspace.state.staff.values()].some((one) => one.account === input.account)
    if (!added.ok && (added.failure.kind === 'accountTaken' || !onList)) {
      setTrouble(sentenceOf(added.failure))
      return
    }
    words.forget()
    onDone(
      added.ok
        ? t('staff.adding.done', { name: name.trim(), account: input.account })
        : t('staff.adding.noSlot', { name: name.trim(), reason: sentenceOf(added.failure) }),
    )
  }
  return (
    <div className={styles['parts']}>
      <p className={styles['lead']}>{t('staff.adding.hint')}</p>
      <WordsBeforeNote
        at={before?.at ?? null}
        onDrop={() => {
          setEntry(EMPTY)
          setBefore(null)
          words.forget()
        }}
      />
      <div className={styles['pair']}>
        <TextInput
          label={t('staff.fields.name')}
          value={entry.name}
          onChange={(event) => change({ ...entry, name: event.currentTarget.value })}
          error={asked && nameMissing ? t('staff.problems.name') : undefined}
          data-autofocus
        />
        <TextInput
          label={t('staff.fields.phone')}
          value={entry.phone}
          onChange={(event) => change({ ...entry, phone: event.currentTarget.value })}
        />
      </div>
      <RoleChoice value={entry.role} onChange={(role) => change({ ...entry, role })} />
      <TextInput
        label={t('staff.fields.account')}
        description={t('staff.fields.accountHint')}
        value={account}
        onChange={(event) => change({ ...entry, account: event.currentTarget.value.toLowerCase() })}
        error={asked && accountBad ? t('staff.problems.account') : undefined}
      />
      {/* A form of its own: a browser's password store takes the text field before a password for the account's name. */}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void add()
        }}
      >
        <NewPassword
          account={account}
          label={t('staff.fields.password')}
          againLabel={t('staff.fields.again')}
          value={pair}
          onChange={setPair}
          hints={hints}
          asked={asked}
        />
      </form>
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <div className={styles['buttons']}>
        <Button onClick={onKeep}>{t('staff.adding.keep')}</Button>
        <Button variant="filled" disabled={busy} onClick={() => void add()}>
          {t(busy ? 'staff.adding.busy' : 'staff.adding.act')}
        </Button>
      </div>
    </div>
  )
}
