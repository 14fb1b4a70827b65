import { useTranslation } from 'react-i18next'
import type { CaseFileModel } from '../../../contract/case-file.ts'
import type { Language } from '../../../domain/localized.ts'
import { formByCode } from '../../../forms/forms.ts'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import styles from './case-file.module.css'
import { isInIt } from './what-is-in.ts'

/** What stands in the volume, in its order. The paper itself is Chinese, whatever the screen speaks. */
export function ItemsList({ model }: { readonly model: CaseFileModel }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (model.items.length === 0) return null
  return (
    <section className={styles['section']}>
      <table className={styles['items']}>
        <caption>{t('caseFile.list.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('caseFile.list.number')}</th>
            <th scope="col">{t('caseFile.list.paper')}</th>
            <th scope="col">{t('caseFile.list.on')}</th>
            <th scope="col">{t('caseFile.list.remark')}</th>
          </tr>
        </thead>
        <tbody>
          {model.items.map((item, at) => (
            // Two papers may have the same name and day; their place in the volume is what tells them apart.
            <tr key={at}>
              <td>{at + 1}</td>
              <td>{nameOf(item, language, (kind) => t(`drawings.${kind}`))}</td>
              <td>{dateInWords(t, item.on, 'day')}</td>
              <td>{isInIt(item) ? '' : t('caseFile.list.notIn')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function nameOf(
  { title, paper }: CaseFileModel['items'][number],
  language: Language,
  drawingName: (kind: 'familyTree' | 'ecoMap') => string,
): string {
  if (language === 'zh' || paper.kind === 'attachment') return title
  if (paper.kind === 'drawing') return drawingName(paper.drawing)
  const form = formByCode(paper.formCode, paper.formVersion)
  return (form?.shortTitle ?? form?.title)?.[language] ?? paper.formCode
}
