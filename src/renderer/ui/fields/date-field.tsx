import { memo } from 'react'
import type { DateField } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { DateBox } from './date-box.tsx'
import { useControlProps, type ControlProps } from './field-frame.tsx'
import styles from './fields.module.css'
import { ProposalLink } from './proposal-link.tsx'
import { useValue } from './use-value.ts'

/** A date, month or time of a form. What is none stays as written and is said. */
export const DateView = memo(function DateView({ field, path, label }: ControlProps<DateField>) {
  const language = useLanguage()
  const bound = useValue(path)
  const props = useControlProps(field, path, label)
  const value = typeof bound.value === 'string' ? bound.value : ''
  return (
    <span className={styles['withProposal']}>
      <DateBox
        {...props}
        kind={field.kind}
        name={field.label[language]}
        value={value}
        onChange={bound.change}
        onBlur={bound.onBlur}
        inputRef={bound.ref}
      />
      <ProposalLink field={field} value={value} onTake={bound.change} />
    </span>
  )
})
