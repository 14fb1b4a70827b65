import { useTranslation } from 'react-i18next'
import type { DrawingField, NoteField, SignaturesField } from '../../../forms/definition.ts'
import { noteOnScreen } from '../../../forms/note-blanks.ts'
import { useLanguage } from '../../app/use-language.ts'
import styles from './fields.module.css'

/** Fixed words of the form. */
export function NoteView({ field, width }: { readonly field: NoteField; readonly width: number }) {
  const language = useLanguage()
  return (
    <div className={styles['fixed']} data-field={field.id} style={{ gridColumn: `span ${width}` }}>
      <span className={styles['label']}>{field.label[language]}</span>
      <span>{noteOnScreen(field.text[language])}</span>
    </div>
  )
}

/** Signed by pen on the paper: the screen only says by whom. */
export function SignaturesView({ field }: { readonly field: SignaturesField }) {
  const language = useLanguage()
  const { t } = useTranslation()
  const signers = field.signers.map((signer) => signer.label[language]).join(t('form.listComma'))
  return (
    <div className={styles['fixed']} data-field={field.id} style={{ gridColumn: 'span 12' }}>
      <span className={styles['label']}>{field.label[language]}</span>
      <span>{t('form.signedByPen', { signers })}</span>
    </div>
  )
}

/** Drawn on the paper by itself. */
export function DrawingView({ field }: { readonly field: DrawingField }) {
  const language = useLanguage()
  const { t } = useTranslation()
  return (
    <div className={styles['fixed']} data-field={field.id} style={{ gridColumn: 'span 12' }}>
      <span className={styles['label']}>{field.label[language]}</span>
      <span>{t(`drawings.onPaper.${field.draws}`)}</span>
    </div>
  )
}
