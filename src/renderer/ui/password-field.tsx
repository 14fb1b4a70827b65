import { TextInput, VisuallyHidden } from '@mantine/core'
import { IconEye, IconEyeOff, IconKeyboard } from '@tabler/icons-react'
import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { afterPress } from './after-press.ts'
import styles from './password-field.module.css'

interface PasswordFieldProps {
  readonly label: string
  /** Whose it is. A browser's password store would else take the field before it, a person's name, for the account. */
  readonly account?: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error?: ReactNode
  readonly description?: ReactNode
  readonly size?: 'sm' | 'md'
  readonly autoFocus?: boolean
  readonly disabled?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  /** `current-password` to unlock, `new-password` to set one. */
  readonly autoComplete: 'current-password' | 'new-password'
}

/** A password with 显示 and a hint while Caps Lock is on. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, error, description, size = 'sm', autoFocus = false, disabled = false } = props
  const { t } = useTranslation()
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  return (
    <div>
      {/* Not `hidden`: a password store passes over what cannot be seen at all. */}
      <VisuallyHidden aria-hidden="true">
        <input type="text" autoComplete="username" value={props.account ?? 'station'} readOnly tabIndex={-1} />
      </VisuallyHidden>
      <TextInput
        label={label}
        type={shown ? 'text' : 'password'}
        size={size}
        value={value}
        error={error}
        description={description}
        disabled={disabled}
        {...(props.inputRef === undefined ? {} : { ref: props.inputRef })}
        // The page opens on this field: there is nothing before it that a screen reader would miss.
        autoFocus={autoFocus}
        // A dialog puts the focus where this says, not on its ×.
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        autoComplete={props.autoComplete}
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={watchCapsLock}
        onKeyUp={watchCapsLock}
        onBlur={() => afterPress(() => setCapsLock(false))}
        rightSectionWidth={92}
        rightSection={
          <button
            type="button"
            className={styles['show']}
            aria-pressed={shown}
            aria-label={t(shown ? 'common.hidePassword' : 'common.showPassword')}
            onClick={() => setShown(!shown)}
          >
            {shown ? <IconEyeOff size={16} stroke={1.6} /> : <IconEye size={16} stroke={1.6} />}
            {t(shown ? 'common.hide' : 'common.show')}
          </button>
        }
      />
      <div role="status">
        {capsLock && (
          <div className={styles['caps']}>
            <IconKeyboard size={16} stroke={1.6} aria-hidden="true" />
            {t('common.capsLock')}
          </div>
        )}
      </div>
    </div>
  )
}
