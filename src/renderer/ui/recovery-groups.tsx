import { TextInput } from '@mantine/core'
import type { TFunction } from 'i18next'
import { useRef, type ClipboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import {
  parseRecoveryKey,
  RECOVERY_GROUP_COUNT,
  recoveryGroupLength,
  recoveryGroups,
  type RecoveryKeyFailure,
} from '../../vault/recovery-key.ts'
import styles from './recovery-groups.module.css'

const GROUPS = Array.from({ length: RECOVERY_GROUP_COUNT }, (_, at) => at + 1)

/** Twelve empty boxes. */
export const NO_GROUPS: readonly string[] = GROUPS.map(() => '')

interface RecoveryGroupsProps {
  readonly value: readonly string[]
  readonly onChange: (groups: readonly string[]) => void
  /** What was pasted is no recovery key. */
  readonly onSlip: (failure: RecoveryKeyFailure) => void
}

/** The twelve groups of the recovery sheet, typed one by one or pasted as a whole into any box. */
export function RecoveryGroups({ value, onChange, onSlip }: RecoveryGroupsProps) {
  const { t } = useTranslation()
  const fields = useRef<(HTMLInputElement | null)[]>([])
  const write = (group: number, words: string) => {
    onChange(value.with(group - 1, words))
    if (Array.from(words.trim()).length >= recoveryGroupLength(group)) fields.current[group]?.focus()
  }
  const paste = (event: ClipboardEvent) => {
    const whole = event.clipboardData.getData('text')
    if (whole.replace(/\s/g, '').length <= 6) return
    event.preventDefault()
    void parseRecoveryKey(whole).then((parsed) => {
      if (parsed.ok) onChange(recoveryGroups(parsed.value))
      else onSlip(parsed.failure)
    })
  }
  return (
    <div className={styles['groups']} role="group" aria-label={t('unlock.recovery.groups')}>
      {GROUPS.map((group) => (
        <TextInput
          key={group}
          label={t('unlock.recovery.group', { group })}
          ref={(element) => {
            fields.current[group - 1] = element
          }}
          size="xs"
          spellCheck={false}
          autoComplete="off"
          autoFocus={group === 1}
          value={value[group - 1] ?? ''}
          onPaste={paste}
          onChange={(event) => write(group, event.currentTarget.value)}
        />
      ))}
    </div>
  )
}

/** Where the slip in copying is. */
export function slipInWords(t: TFunction, failure: RecoveryKeyFailure): string {
  switch (failure.kind) {
    case 'length':
      return t(failure.typed > failure.wanted ? 'unlock.recovery.tooMany' : 'unlock.recovery.length', {
        typed: failure.typed,
      })
    case 'character':
      return t('unlock.recovery.character', { group: failure.group, character: failure.character })
    case 'checksum':
      return t('unlock.recovery.checksum')
  }
}
