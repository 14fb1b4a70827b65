import { Checkbox } from '@mantine/core'
import { memo } from 'react'
import type { FieldOption, ManyOfField } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Blanks } from './blanks.tsx'
import { FieldFrame } from './field-frame.tsx'
import styles from './fields.module.css'
import { toggleOption } from './toggle-option.ts'
import { useValue } from './use-value.ts'

interface ManyOfViewProps {
  readonly field: ManyOfField
  readonly path: string
  readonly width: number
}

/** Tick boxes; sub-options stand in brackets behind their option, as on the paper. */
export const ManyOfView = memo(function ManyOfView({ field, path, width }: ManyOfViewProps) {
  const bound = useValue(path)
  const ticked = Array.isArray(bound.value) ? bound.value.filter((code) => typeof code === 'string') : []
  const toggle = (code: string) => bound.change(toggleOption(field.options, ticked, code))
  return (
    <FieldFrame field={field} path={path} width={width} group>
      <div className={styles['options']}>
        {field.options.map((option) => (
          <Option key={option.code} option={option} ticked={ticked} onToggle={toggle} />
        ))}
      </div>
    </FieldFrame>
  )
})

interface OptionProps {
  readonly option: FieldOption
  readonly ticked: readonly string[]
  readonly onToggle: (code: string) => void
}

function Option({ option, ticked, onToggle }: OptionProps) {
  const language = useLanguage()
  const box = (one: FieldOption) => (
    <Checkbox label={one.label[language]} checked={ticked.includes(one.code)} onChange={() => onToggle(one.code)} />
  )
  return (
    <span className={styles['option']}>
      {box(option)}
      {option.children !== undefined && (
        <span className={styles['subOptions']}>
          {option.children.map((child) => (
            <span key={child.code}>{box(child)}</span>
          ))}
        </span>
      )}
      <Blanks ids={option.blanks} />
    </span>
  )
}
