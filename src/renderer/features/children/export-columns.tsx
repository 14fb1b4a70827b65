import { Button, Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { exportLabel, USUAL_COLUMNS, WHOLE_COLUMNS, type ExportKey } from '../../../register/export-columns.ts'
import { useLanguage } from '../../app/use-language.ts'
import styles from './export-dialog.module.css'

interface ExportColumnsProps {
  readonly ticked: ReadonlySet<ExportKey>
  readonly onChange: (ticked: ReadonlySet<ExportKey>) => void
}

/** Which columns a list has. */
export function ExportColumns({ ticked, onChange }: ExportColumnsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const toggle = (key: ExportKey, on: boolean) => {
    const next = new Set(ticked)
    if (on) next.add(key)
    else next.delete(key)
    onChange(next)
  }
  return (
    <fieldset className={styles['columns']}>
      <legend>{t('register.export.columns')}</legend>
      <div className={styles['buttons']}>
        <Button size="xs" onClick={() => onChange(new Set(WHOLE_COLUMNS))}>
          {t('register.export.all')}
        </Button>
        <Button size="xs" onClick={() => onChange(USUAL_COLUMNS)}>
          {t('register.export.usual')}
        </Button>
      </div>
      <div className={styles['ticks']}>
        {WHOLE_COLUMNS.map((key) => (
          <Checkbox
            key={key}
            size="xs"
            label={exportLabel(key)[language]}
            checked={ticked.has(key)}
            onChange={(event) => toggle(key, event.currentTarget.checked)}
          />
        ))}
      </div>
    </fieldset>
  )
}
