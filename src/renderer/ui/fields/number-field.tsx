import { Input } from '@mantine/core'
import { memo, useState } from 'react'
import type { NumberField } from '../../../forms/definition.ts'
import { parseNumber } from '../../../forms/normalise.ts'
import { useLanguage } from '../../app/use-language.ts'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import styles from './fields.module.css'
import { ProposalLink } from './proposal-link.tsx'
import { isComposing } from './use-typed.ts'
import { useValue } from './use-value.ts'

/** A number as people type it: 1,200.5, １２００, 1200元. What is no number stays as written and is said. */
export const NumberView = memo(function NumberView({ field, path, label }: ControlProps<NumberField>) {
  const language = useLanguage()
  const bound = useValue(path)
  const props = useControlProps(field, path, label)
  /** The letters while they are typed; null: show the value. */
  const [typed, setTyped] = useState<string | null>(null)
  const change = (text: string, composing: boolean) => {
    setTyped(text)
    if (composing) return
    bound.change(text.trim() === '' ? null : (parseNumber(text) ?? text))
  }
  return (
    <span className={styles['withProposal']}>
      <Input
        {...props}
        ref={bound.ref}
        type="text"
        inputMode={field.integer === true ? 'numeric' : 'decimal'}
        autoComplete="off"
        value={typed ?? shownNumber(bound.value)}
        onChange={(event) => change(event.currentTarget.value, isComposing(event.nativeEvent))}
        onCompositionEnd={(event) => change(event.currentTarget.value, false)}
        onBlur={() => {
          setTyped(null)
          bound.onBlur()
        }}
        {...(field.unit === undefined
          ? {}
          : {
              rightSection: <span className={styles['unit']}>{field.unit[language]}</span>,
              rightSectionWidth: 22 + 14 * field.unit[language].length,
            })}
      />
      <ProposalLink field={field} value={bound.value} onTake={bound.change} />
    </span>
  )
})

function shownNumber(value: unknown): string {
  return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : ''
}
