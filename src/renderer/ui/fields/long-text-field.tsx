import { Input } from '@mantine/core'
import { memo } from 'react'
import { useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LongTextField } from '../../../forms/definition.ts'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import styles from './fields.module.css'
import { useFormScreen, useIsCurrent } from './form-screen.tsx'
import { charactersIn, linesLeft } from './room-on-paper.ts'
import { useTyped } from './use-typed.ts'
import { inputName } from './value-names.ts'

/** Words over several lines: the field grows with them, and the paper flows on. */
export const LongTextView = memo(function LongTextView({ field, path, label }: ControlProps<LongTextField>) {
  const props = useControlProps(field, path, label)
  const typed = useTyped(field.kind, path)
  const current = useIsCurrent(path)
  return (
    <span className={styles['longWrap']}>
      <Input
        {...props}
        {...typed}
        component="textarea"
        multiline
        autoComplete="off"
        spellCheck={false}
        rows={Math.min(field.lines ?? 1, 4)}
        classNames={{ input: styles['longText'] ?? '' }}
      />
      {current && label === undefined && <Room name={path} lines={field.lines} />}
    </span>
  )
})

/** Drawn again with each key, so it stands alone and only in the field being written. */
function Room({ name, lines }: { readonly name: string; readonly lines: number | undefined }) {
  const { form } = useFormScreen()
  const { t } = useTranslation()
  const value = useWatch({ control: form.control, name: inputName(name) })
  const text = typeof value === 'string' ? value : ''
  const left = linesLeft(text, lines ?? 0)
  return (
    <div className={styles['room']} aria-hidden="true">
      {left > 0 ? t('form.room.left', { count: left }) : t('form.room.flows', { count: charactersIn(text) })}
    </div>
  )
}
