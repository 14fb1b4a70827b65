import { Checkbox, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { isRecoveryGroup, recoveryGroupLength } from '../../../vault/recovery-key.ts'
import { cx } from '../cx.ts'
import styles from './sheet-tasks.module.css'
import { PrintTask } from './print-task.tsx'
import { openGroups, type SheetEntry } from './sheet-state.ts'

interface SheetTasksProps {
  readonly recoveryKey: string
  readonly asked: readonly [number, number]
  readonly entry: SheetEntry
  readonly onChange: (entry: SheetEntry) => void
  /** The real sheet. It goes to the printer (or the file the user chose) and nowhere else. */
  readonly sheet: () => PrintModel
}

/** The way of every recovery sheet, the first and the later ones: print, copy two groups back from the paper, seal. */
export function SheetTasks({ recoveryKey, asked, entry, onChange, sheet }: SheetTasksProps) {
  const { t } = useTranslation()
  const copied = openGroups(recoveryKey, asked, entry).length === 0
  const now = entry.printed === null ? 1 : copied ? 3 : 2
  return (
    <>
      <Task number={1} now={now} done={entry.printed !== null}>
        <PrintTask sheet={sheet} printed={entry.printed} onPrinted={(printed) => onChange({ ...entry, printed })} />
      </Task>
      <Task number={2} now={now} done={entry.printed !== null && copied}>
        <b>{t('recoverySheet.copy.title')}</b>
        <div className={styles['small']}>{t('recoverySheet.copy.hint')}</div>
        <div className={styles['groups']}>
          {asked.map((group, at) => (
            <GroupField
              key={group}
              group={group}
              recoveryKey={recoveryKey}
              value={entry.typed[at] ?? ''}
              disabled={entry.printed === null}
              onChange={(words) =>
                onChange({ ...entry, typed: at === 0 ? [words, entry.typed[1]] : [entry.typed[0], words] })
              }
            />
          ))}
        </div>
      </Task>
      <Task number={3} now={now} done={entry.sealed}>
        <b>{t('recoverySheet.seal.title')}</b>
        <div className={styles['places']}>
          <label htmlFor="copy-1">{t('recoverySheet.seal.first')}</label>
          <TextInput
            id="copy-1"
            size="xs"
            placeholder={t('recoverySheet.seal.firstExample')}
            value={entry.places[0]}
            onChange={(event) => onChange({ ...entry, places: [event.currentTarget.value, entry.places[1]] })}
          />
          <label htmlFor="copy-2">{t('recoverySheet.seal.second')}</label>
          <TextInput
            id="copy-2"
            size="xs"
            placeholder={t('recoverySheet.seal.secondExample')}
            value={entry.places[1]}
            onChange={(event) => onChange({ ...entry, places: [entry.places[0], event.currentTarget.value] })}
          />
        </div>
        <p className={styles['small']}>{t('recoverySheet.seal.where')}</p>
        <Checkbox
          mt={8}
          label={t('recoverySheet.seal.done')}
          checked={entry.sealed}
          onChange={(event) => onChange({ ...entry, sealed: event.currentTarget.checked })}
        />
      </Task>
    </>
  )
}

interface TaskProps {
  readonly number: number
  readonly now: number
  readonly done: boolean
  readonly children: ReactNode
}

function Task({ number, now, done, children }: TaskProps) {
  return (
    <section className={cx(styles['task'], done ? styles['done'] : number === now && styles['now'])}>
      <span className={styles['number']} aria-hidden="true">
        {done ? <IconCheck size={16} stroke={2.2} /> : number}
      </span>
      <div>{children}</div>
    </section>
  )
}

interface GroupFieldProps {
  readonly group: number
  readonly recoveryKey: string
  readonly value: string
  readonly disabled: boolean
  readonly onChange: (value: string) => void
}

/** One group typed back. It is judged when as much is written as the group has, not letter by letter. */
function GroupField({ group, recoveryKey, value, disabled, onChange }: GroupFieldProps) {
  const { t } = useTranslation()
  const right = isRecoveryGroup(recoveryKey, group, value)
  const full = value.trim().length >= recoveryGroupLength(group)
  return (
    <TextInput
      label={t('recoverySheet.copy.group', { group })}
      value={value}
      disabled={disabled}
      spellCheck={false}
      autoComplete="off"
      maxLength={20}
      error={full && !right ? t('recoverySheet.copy.wrong', { group }) : undefined}
      rightSectionWidth={56}
      rightSection={
        right ? (
          <span className={styles['right']} role="status">
            <IconCheck size={16} stroke={1.8} aria-hidden="true" />
            {t('recoverySheet.copy.right')}
          </span>
        ) : null
      }
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
