import { Radio } from '@mantine/core'
import { memo, useId } from 'react'
import type { ChoiceField, FieldOption } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Blanks } from './blanks.tsx'
import { FieldFrame, useControlProps } from './field-frame.tsx'
import { labelId } from './field-ids.ts'
import styles from './fields.module.css'
import { Segmented } from './segmented.tsx'
import { useValue } from './use-value.ts'

interface ChoiceViewProps {
  readonly field: ChoiceField
  readonly path: string
  readonly width: number
  /** In a table's cell or behind an option: the name of the control, which has no label of its own there. */
  readonly bare?: string
}

/** One of a few: a row of segments when they are short, else radio buttons with their blanks behind them. */
export const ChoiceView = memo(function ChoiceView({ field, path, width, bare }: ChoiceViewProps) {
  const language = useLanguage()
  const options = field.options ?? []
  const bound = useValue(path)
  const value = typeof bound.value === 'string' ? bound.value : ''
  const props = useControlProps(field, path)
  const name = useId()
  const segments = options.map((option) => ({
    value: option.code,
    label: option.label[language].replace(/[\uFF1A:]$/, ''),
  }))
  const body =
    bare !== undefined || fitsInARow(options, segments, width) ? (
      <Segmented
        segments={segments}
        value={value}
        onChange={bound.change}
        {...(bare !== undefined ? { label: bare } : { labelledBy: labelId(path) })}
        describedBy={props['aria-describedby']}
        invalid={props.error}
        required={field.required === true}
      />
    ) : (
      <div
        className={styles['options']}
        role="radiogroup"
        aria-labelledby={labelId(path)}
        aria-describedby={props['aria-describedby']}
        aria-required={field.required === true}
      >
        {options.map((option) => (
          <span key={option.code} className={styles['option']}>
            <Radio
              name={name}
              value={option.code}
              checked={option.code === value}
              label={option.label[language]}
              onChange={() => bound.change(option.code)}
              onClick={() => {
                if (option.code === value) bound.change('')
              }}
            />
            <Blanks ids={option.blanks} />
          </span>
        ))}
      </div>
    )
  return bare !== undefined ? (
    body
  ) : (
    <FieldFrame field={field} path={path} width={width} group>
      {body}
    </FieldFrame>
  )
})

/** Pixels a twelfth of the form column surely has at the narrowest, and what a character and a segment take. */
const TWELFTH = 46
const CHARACTER = 13
const SEGMENT = 21

function fitsInARow(options: readonly FieldOption[], segments: readonly { readonly label: string }[], width: number) {
  if (options.some((option) => option.blanks !== undefined || option.children !== undefined)) return false
  const needed = segments.reduce((sum, { label }) => sum + SEGMENT + widthOf(label), 0)
  return needed <= width * TWELFTH
}

function widthOf(label: string): number {
  let width = 0
  for (const character of label) width += (character.codePointAt(0) ?? 0) < 0x250 ? CHARACTER * 0.6 : CHARACTER
  return width
}
