import { Fragment, memo, useCallback, type FocusEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormSection } from '../../../forms/definition.ts'
import { blanksOf } from '../../../forms/fields.ts'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../cx.ts'
import { SectionTitle } from './field-frame.tsx'
import { FieldView } from './field-view.tsx'
import styles from './form-sections.module.css'
import { useFormScreen, useSlice } from './form-screen.tsx'
import { fieldOf } from './value-names.ts'

interface FormSectionsProps {
  readonly sections: readonly FormSection[]
  /** Fields a page shows in its own way, by field id. */
  readonly instead?: Readonly<Record<string, ReactNode>>
}

/** The parts of a form in the order and with the numbers of the paper. */
export const FormSections = memo(function FormSections({ sections, instead }: FormSectionsProps) {
  const { session } = useFormScreen()
  const blanks = new Set(session.fields.flatMap(blanksOf))
  const onFocus = (event: FocusEvent) => {
    const path = pathAt(event.target)
    if (path !== null) session.entered(path)
  }
  const onBlur = (event: FocusEvent) => {
    const path = pathAt(event.target)
    // Moving within the field, to its calendar say, does not leave it.
    if (path !== null && pathAt(event.relatedTarget) !== path) session.left(path)
  }
  let number = 0
  return (
    <div onFocus={onFocus} onBlur={onBlur}>
      {sections.map((section) => {
        const numbered = section.title !== null && section.numbered !== false
        if (numbered) number += 1
        return (
          <SectionView
            key={section.id}
            section={section}
            number={numbered ? number : null}
            blanks={blanks}
            {...(instead === undefined ? {} : { instead })}
          />
        )
      })}
    </div>
  )
})

function pathAt(target: EventTarget | null): string | null {
  const frame = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
  return frame?.dataset['field'] ?? null
}

interface SectionViewProps {
  readonly section: FormSection
  readonly number: number | null
  /** Fields that stand behind an option of another one, and not on their own. */
  readonly blanks: ReadonlySet<string>
  readonly instead?: Readonly<Record<string, ReactNode>>
}

const SectionView = memo(function SectionView({ section, number, blanks, instead }: SectionViewProps) {
  const language = useLanguage()
  const { t } = useTranslation()
  const current = useSlice(
    useCallback(
      (session) => session.current !== null && section.fields.some(({ id }) => id === fieldOf(session.current ?? '')),
      [section],
    ),
  )
  const title = section.title?.[language] ?? ''
  const heading = `section-${section.id}`
  return (
    <section
      className={cx(styles['section'], current && styles['current'])}
      {...(title === '' ? {} : { 'aria-labelledby': heading })}
    >
      <span className={styles['number']} aria-hidden="true">
        {number !== null && t('form.numerals').split(' ')[number - 1]}
      </span>
      <div className={styles['body']}>
        {title !== '' && (
          <div className={styles['head']}>
            <h2 id={heading}>{title}</h2>
            {section.remark !== undefined && <span className={styles['remark']}>{section.remark[language]}</span>}
          </div>
        )}
        <SectionTitle value={title}>
          <div className={styles['grid']}>
            {section.fields.map((field) =>
              blanks.has(field.id) ? null : (
                <Fragment key={field.id}>{instead?.[field.id] ?? <FieldView field={field} />}</Fragment>
              ),
            )}
          </div>
        </SectionTitle>
      </div>
    </section>
  )
})
