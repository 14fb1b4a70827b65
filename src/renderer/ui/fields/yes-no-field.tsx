import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { YesNoField } from '../../../forms/definition.ts'
import { Blanks } from './blanks.tsx'
import { FieldFrame, useControlProps } from './field-frame.tsx'
import { labelId } from './field-ids.ts'
import styles from './fields.module.css'
import { Segmented } from './segmented.tsx'
import { useValue } from './use-value.ts'

interface YesNoViewProps {
  readonly field: YesNoField
  readonly path: string
  readonly width: number
  readonly bare?: string
}

/** 是 or 否, with what is written behind 是. */
export const YesNoView = memo(function YesNoView({ field, path, width, bare }: YesNoViewProps) {
  const { t } = useTranslation()
  const bound = useValue(path)
  const props = useControlProps(field, path)
  const body = (
    <span className={styles['option']}>
      <Segmented
        segments={[
          { value: 'yes', label: t('form.yes') },
          { value: 'no', label: t('form.no') },
        ]}
        value={typeof bound.value === 'string' ? bound.value : ''}
        onChange={bound.change}
        {...(bare !== undefined ? { label: bare } : { labelledBy: labelId(path) })}
        describedBy={props['aria-describedby']}
        invalid={props.error}
        required={field.required === true}
      />
      <Blanks ids={field.blanks} />
    </span>
  )
  return bare !== undefined ? (
    body
  ) : (
    <FieldFrame field={field} path={path} width={width} group>
      {body}
    </FieldFrame>
  )
})
