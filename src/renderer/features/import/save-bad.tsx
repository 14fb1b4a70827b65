import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPlan } from '../../../register/plan-import.ts'
import { rejectedSheet } from '../../../register/rejected-sheet.ts'
import { writeWorkbook } from '../../../sheets/write-workbook.ts'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { useLanguage } from '../../app/use-language.ts'
import { saveFile } from '../../register/save-file.ts'
import styles from './import-page.module.css'
import type { ReadList } from './use-import.ts'

/** 把没收的另存为表格: as they stand in the file, with the reason in front. */
export function SaveBad({ list, plan }: { readonly list: ReadList; readonly plan: ImportPlan }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [said, setSaid] = useState('')
  if (plan.rejected.length + plan.duplicates.length === 0) return null
  const save = async () => {
    const rows = rejectedSheet(list.sheet, plan, language)
    const bytes = await writeWorkbook({ sheetName: t('register.import.rows.rejected'), rows })
    const base = list.fileName.replace(/\.[^.]*$/, '').slice(0, 60)
    const saved = await saveFile(`${base}-${t('register.import.rows.rejected')}.xlsx`, bytes)
    if (saved.ok) setSaid(t('register.import.saved', { path: saved.value.path }))
    else if (saved.failure.kind !== 'cancelled') setSaid(outsideFailureSentence(t, saved.failure))
  }
  return (
    <>
      <span className={styles['hint']} role="status">
        {said}
      </span>
      <Button onClick={() => void save()}>{t('register.import.saveBad')}</Button>
    </>
  )
}
