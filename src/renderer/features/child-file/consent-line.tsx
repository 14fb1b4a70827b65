import { Button, Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './dialogs.module.css'
import type { TypedLine } from './typed-consent.ts'

interface ConsentLineProps {
  readonly line: TypedLine
  readonly number: number
  readonly asked: boolean
  readonly onChange: (next: Partial<TypedLine>) => void
  readonly onRemove: () => void
}

/** One recipient of a signed paper. */
export function ConsentLine({ line, number, asked, onChange, onRemove }: ConsentLineProps) {
  const { t } = useTranslation()
  return (
    <fieldset className={styles['line']}>
      <legend>{t('consents.recordDialog.row', { number })}</legend>
      <TextInput
        label={t('consents.recordDialog.name')}
        value={line.name}
        maxLength={200}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={asked && line.name.trim() === '' ? t('consents.recordDialog.nameMissing') : undefined}
      />
      <TextInput
        label={t('consents.recordDialog.purpose')}
        value={line.purpose}
        maxLength={200}
        onChange={(event) => onChange({ purpose: event.currentTarget.value })}
      />
      <TextInput
        label={t('consents.recordDialog.kinds')}
        value={line.kinds}
        maxLength={200}
        onChange={(event) => onChange({ kinds: event.currentTarget.value })}
      />
      <Tick
        label={t('consents.recordDialog.granted')}
        on={line.granted}
        onChange={(granted) => onChange({ granted })}
      />
      <Button
        size="xs"
        variant="subtle"
        aria-label={t('consents.recordDialog.removeRow', { number })}
        onClick={onRemove}
      >
        {t('consents.recordDialog.remove')}
      </Button>
    </fieldset>
  )
}

/** One thing that is agreed to, or not. */
export function Tick({
  label,
  on,
  onChange,
}: {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) {
  return <Checkbox label={label} checked={on} onChange={(event) => onChange(event.currentTarget.checked)} />
}
