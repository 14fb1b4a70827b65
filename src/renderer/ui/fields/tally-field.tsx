import { Button } from '@mantine/core'
import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TallyField } from '../../../forms/definition.ts'
import { asRecord, asText } from '../../../forms/fields.ts'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../cx.ts'
import { FieldFrame } from './field-frame.tsx'
import { controlId } from './field-ids.ts'
import styles from './fields.module.css'
import { useFormScreen, type FormScreen } from './form-screen.tsx'
import { Segmented } from './segmented.tsx'
import { useValue } from './use-value.ts'

/** A tick grid. Keys 1, 2, … answer the row that has the focus. */
export const TallyView = memo(function TallyView({ field }: { readonly field: TallyField }) {
  const language = useLanguage()
  const { t } = useTranslation()
  const { form, session } = useFormScreen()
  const first = field.options[0]
  const fillRest = () => {
    if (first === undefined) return
    for (const { id } of field.rows)
      if (asText(asRecord(session.values[field.id])[id]) === '') {
        setValue(form, `${field.id}.${id}`, first.code)
      }
  }
  return (
    <FieldFrame
      field={field}
      path={field.id}
      width={12}
      group
      aside={
        first !== undefined &&
        !isFlags(field) && (
          <Button variant="subtle" size="xs" onClick={fillRest}>
            {t('form.tally.rest', { option: first.label[language] })}
          </Button>
        )
      }
    >
      <div className={styles['tally']}>
        {field.rows.map((row) => (
          <TallyRow key={row.id} field={field} id={row.id} label={row.label[language]} />
        ))}
      </div>
    </FieldFrame>
  )
})

function setValue(form: FormScreen['form'], name: string, value: unknown): void {
  form.setValue(name, value, { shouldDirty: true })
}

/** A danger is answered one by one: no press may say 是 or 否 of several at once. */
function isFlags(field: TallyField): boolean {
  return field.options.some(({ code }) => code === 'yes')
}

interface TallyRowProps {
  readonly field: TallyField
  readonly id: string
  readonly label: string
}

const TallyRow = memo(function TallyRow({ field, id, label }: TallyRowProps) {
  const language = useLanguage()
  const { t } = useTranslation()
  const path = `${field.id}.${id}`
  const bound = useValue(path)
  const value = typeof bound.value === 'string' ? bound.value : ''
  const onKeyDown = (event: KeyboardEvent) => {
    const option = /^[1-9]$/.test(event.key) ? field.options[Number(event.key) - 1] : undefined
    if (option === undefined) return
    event.preventDefault()
    bound.change(option.code)
  }
  return (
    <div
      className={cx(styles['tallyRow'], value === '' && styles['open'])}
      data-field={path}
      data-unanswered={value === ''}
      onKeyDown={onKeyDown}
    >
      <span id={`${controlId(path)}-label`}>{label}</span>
      {value === '' && <span className={styles['unanswered']}>{t('form.unanswered')}</span>}
      <Segmented
        segments={field.options.map((option) => ({ value: option.code, label: option.label[language] }))}
        value={value}
        onChange={bound.change}
        labelledBy={`${controlId(path)}-label`}
      />
    </div>
  )
})
