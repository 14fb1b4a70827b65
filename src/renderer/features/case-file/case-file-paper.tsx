import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseFileModel } from '../../../contract/case-file.ts'
import { formByCode } from '../../../forms/forms.ts'
import { pathLabel } from '../../../forms/paths.ts'
import { useLanguage } from '../../app/use-language.ts'
import { pdfName } from '../../ui/paper/form-model.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import styles from './case-file.module.css'
import type { CaseFile } from './use-case-file.ts'
import { whatIsIn } from './what-is-in.ts'

interface CaseFilePaperProps {
  readonly file: CaseFile
  readonly childId: string
  /** YYYY-MM-DD. */
  readonly today: string
}

/** The case file as it comes out of the printer, or why there is none yet. */
export function CaseFilePaper({ file, childId, today }: CaseFilePaperProps) {
  const { t } = useTranslation()
  const { model, counts, chosen } = file
  if (model === null) {
    const why = counts.size === 0 ? 'nothing' : chosen.size === 0 ? 'noneChosen' : 'waiting'
    return (
      <section className={styles['noPaper']} aria-label={t('preview.title')}>
        <p>{t(`caseFile.${why}`)}</p>
      </section>
    )
  }
  return <Preview model={model} childId={childId} today={today} />
}

function Preview({
  model,
  childId,
  today,
}: Pick<CaseFilePaperProps, 'childId' | 'today'> & { readonly model: CaseFileModel }) {
  const { t } = useTranslation()
  const language = useLanguage()
  /** `items[3].guardianName`: the paper it stands in, and what the field is called there. */
  const fieldName = useCallback(
    (path: string) => {
      const [, at, field = ''] = /^items\[(\d+)\]\.(.*)$/u.exec(path) ?? []
      const item = at === undefined ? undefined : model.items[Number(at)]
      if (item === undefined) return t(path === 'alias' ? 'caseFile.fields.alias' : 'caseFile.fields.own')
      const { paper, title } = item
      const form = paper.kind === 'form' ? formByCode(paper.formCode, paper.formVersion) : null
      if (form === null || field === 'title') return t('caseFile.fields.titleOf', { title })
      return t('caseFile.fields.of', { title, field: pathLabel(form, field, language) })
    },
    [model, t, language],
  )
  return (
    <PaperPreview
      model={model}
      fieldName={fieldName}
      actions={
        <PaperPrintActions
          subject={{ what: 'caseFile', childId, more: whatIsIn(model) }}
          code="F23"
          fileName={pdfName('F23', today)}
          fieldName={fieldName}
          model={() => model}
        />
      }
    />
  )
}
