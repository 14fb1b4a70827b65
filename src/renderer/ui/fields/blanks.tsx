import { memo } from 'react'
import type { ColumnField, FormField } from '../../../forms/definition.ts'
import { hasValue } from '../../../forms/fields.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Problems } from './field-frame.tsx'
import { Control } from './field-view.tsx'
import { labelId, controlId } from './field-ids.ts'
import styles from './fields.module.css'
import { useFormScreen, useShown } from './form-screen.tsx'
import { ManyOfView } from './many-of-field.tsx'

/** The fields written behind an option: □其他____. They show when the option is ticked. */
export function Blanks({ ids }: { readonly ids: readonly string[] | undefined }) {
  const { session } = useFormScreen()
  if (ids === undefined) return null
  return (
    <>
      {ids.map((id) => {
        const field = session.fields.find((one) => one.id === id)
        return field === undefined ? null : <Blank key={id} field={field} />
      })}
    </>
  )
}

const Blank = memo(function Blank({ field }: { readonly field: FormField }) {
  const shown = useShown(field.id)
  const language = useLanguage()
  if (!shown) return null
  if (field.kind === 'manyOf') return <ManyOfView field={field} path={field.id} width={12} />
  if (!isColumn(field)) return null
  return (
    <span className={styles['blank']} data-field={field.id}>
      <label id={labelId(field.id)} htmlFor={controlId(field.id)} className={styles['blankLabel']}>
        {field.label[language]}
      </label>
      <span className={styles['blankControl']}>
        <Control field={field} path={field.id} label={field.label[language]} />
      </span>
      <Problems path={field.id} />
    </span>
  )
})

function isColumn(field: FormField): field is ColumnField {
  return hasValue(field) && !['manyOf', 'table', 'tally', 'score'].includes(field.kind)
}
