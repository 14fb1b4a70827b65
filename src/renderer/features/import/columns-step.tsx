import { Button, NumberInput, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FACTS } from '../../../domain/facts.ts'
import { FACT_COLUMNS } from '../../../register/export-columns.ts'
import { isTarget } from '../../../register/is-target.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './import-page.module.css'
import type { ImportWork, ReadList } from './use-import.ts'

const NOTHING = 'nothing'

/** 看列名: what each column was taken for, and changed where it is wrong. */
export function ColumnsStep({ list, work }: { readonly list: ReadList; readonly work: ImportWork }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { file, sheet, columns, fileName } = list
  const options = useMemo(
    () => [
      { value: NOTHING, label: t('register.import.columns.ignore') },
      { value: 'remark', label: t('register.import.columns.remark') },
      ...FACT_COLUMNS.map((key) => ({ value: key, label: FACTS[key].label[language] })),
    ],
    [t, language],
  )
  const first = sheet.rows.find(({ number }) => number > (columns?.lastHeaderRow ?? 0))
  const named = columns?.columns.some(({ target }) => target === 'child.name' || target === 'child.alias') === true
  const sheetName = (name: string, hidden: boolean) => (hidden ? t('register.import.hiddenSheet', { name }) : name)
  return (
    <>
      <div className={styles['tools']}>
        <p className={styles['lead']}>
          {t('register.import.file', { file: fileName, encoding: t(`register.import.encodings.${file.encoding}`) })}
        </p>
        {file.sheets.length > 1 && (
          <Select
            size="xs"
            className={styles['beside'] ?? ''}
            label={t('register.import.sheet')}
            data={file.sheets.map(({ name, hidden }, at) => ({ value: String(at), label: sheetName(name, hidden) }))}
            value={String(file.sheets.indexOf(sheet))}
            allowDeselect={false}
            onChange={(at) => {
              const chosen = file.sheets[Number(at)]
              if (chosen !== undefined) work.useSheet(list, chosen, null)
            }}
          />
        )}
        <NumberInput
          size="xs"
          className={styles['beside'] ?? ''}
          styles={{ wrapper: { width: 72 } }}
          label={t('register.import.headerRow')}
          min={1}
          max={sheet.rows.at(-1)?.number ?? 1}
          allowDecimal={false}
          value={columns?.headerRow ?? ''}
          onChange={(row) => typeof row === 'number' && work.useSheet(list, sheet, row)}
        />
      </div>
      {columns === null && <Note tone="caution">{t('register.import.noHeadings')}</Note>}
      {columns !== null && !named && <Note tone="caution">{t('register.import.noName')}</Note>}
      {columns !== null && (
        <Card title={t('register.import.columns.title')} hint={t('register.import.columns.lead')} flush fill>
          <table className={styles['columns']}>
            <thead>
              <tr>
                <th scope="col">{t('register.import.columns.heading')}</th>
                <th scope="col">{t('register.import.columns.sample')}</th>
                <th scope="col">{t('register.import.columns.target')}</th>
              </tr>
            </thead>
            <tbody>
              {columns.columns.map(({ index, heading, target, hidden }) => {
                const words = heading === '' ? t('register.import.columns.noHeading', { column: index + 1 }) : heading
                return (
                  <tr key={index}>
                    <th scope="row">
                      {words}
                      {hidden && <span className={styles['quiet']}> · {t('register.import.columns.hidden')}</span>}
                    </th>
                    <td className={styles['sample']}>{first?.cells.get(index)?.text.slice(0, 40) ?? ''}</td>
                    <td>
                      <Select
                        size="xs"
                        searchable
                        aria-label={words}
                        data={options}
                        value={target ?? NOTHING}
                        allowDeselect={false}
                        onChange={(value) =>
                          work.takeColumnFor(list, index, value !== null && isTarget(value) ? value : null)
                        }
                      />
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </Card>
      )}
      <div className={styles['buttons']}>
        <p />
        <Button onClick={work.again}>{t('register.import.other')}</Button>
        <Button variant="filled" disabled={!named} onClick={() => void work.check(list)}>
          {t('register.import.steps.rows')}
        </Button>
      </div>
    </>
  )
}
