import { IconAlertTriangle } from '@tabler/icons-react'
import { createContext, memo, use, useCallback, type ReactNode } from 'react'
import type { FormField } from '../../../forms/definition.ts'
import { problemSentence } from '../../../forms/problems.ts'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../cx.ts'
import { controlId, labelId, problemId } from './field-ids.ts'
import styles from './fields.module.css'
import { useProblems, useSlice } from './form-screen.tsx'

/** The words of the section's head on screen. */
export const SectionTitle = createContext('')

interface FieldFrameProps {
  readonly field: FormField
  readonly path: string
  /** Of the twelve columns of the form. */
  readonly width: number
  /** A group of controls has a heading instead of a label for one control. */
  readonly group?: boolean
  /** At the right of the label: how much room is left, a proposal, 其余都选好. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}

/** Label, help, control and what is wrong with it. The field being written is 标记. */
export function FieldFrame({ field, path, width, group = false, aside, children }: FieldFrameProps) {
  const language = useLanguage()
  // Of a table, grid or sheet only the row being written is marked, not the whole.
  const current = useSlice(useCallback((session) => session.current === path, [path]))
  // A field named like its section has the section's head as its visible label.
  const isHead = use(SectionTitle) === field.label[language]
  return (
    <div
      className={cx(styles['frame'], current && styles['current'])}
      data-field={path}
      style={{ gridColumn: `span ${width}` }}
      {...(group ? { role: 'group', 'aria-labelledby': labelId(path) } : {})}
    >
      <div className={cx(styles['labelRow'], isHead && styles['underHead'])}>
        {group ? (
          <span id={labelId(path)} className={styles['label']}>
            {field.label[language]}
            <Required field={field} />
          </span>
        ) : (
          <label id={labelId(path)} htmlFor={controlId(path)} className={styles['label']}>
            {field.label[language]}
            <Required field={field} />
          </label>
        )}
        {field.help !== undefined && <span className={styles['help']}>{field.help[language]}</span>}
        {aside !== undefined && <span className={styles['aside']}>{aside}</span>}
      </div>
      {children}
      <Problems path={path} />
    </div>
  )
}

function Required({ field }: { readonly field: FormField }) {
  if (field.required !== true) return null
  return (
    <span className={styles['required']} aria-hidden="true">
      *
    </span>
  )
}

/** 印泥 blocks finishing; 赭 is a doubt and never blocks. */
export const Problems = memo(function Problems({ path }: { readonly path: string }) {
  const problems = useProblems(path)
  const language = useLanguage()
  if (problems.length === 0) return null
  return (
    <div id={problemId(path)} className={styles['problems']}>
      {problems.map((problem) => (
        <div key={problem.code} className={problem.doubt ? styles['doubt'] : styles['problem']}>
          <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
          <span>{problemSentence(problem, language)}</span>
        </div>
      ))}
    </div>
  )
})

/** What every control of one value takes. */
export interface ControlProps<Field> {
  readonly field: Field
  readonly path: string
  /** Its name in a table's cell; elsewhere its label element names it. */
  readonly label?: string
}

/** What ties a control to its words for a screen reader. */
export function useControlProps(field: { readonly required?: boolean | undefined }, path: string, label?: string) {
  const problems = useProblems(path)
  const blocked = problems.some((problem) => !problem.doubt)
  return {
    id: controlId(path),
    error: blocked,
    'aria-invalid': blocked,
    ...(label === undefined ? {} : { 'aria-label': label }),
    ...(problems.length === 0 ? {} : { 'aria-describedby': problemId(path) }),
    ...(field.required === true ? { 'aria-required': true } : {}),
  } as const
}
