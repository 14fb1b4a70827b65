import { Button, TextInput } from '@mantine/core'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { stationProblems, type StationEntry } from './entries.ts'
import styles from './first-run-page.module.css'

interface StationStepProps {
  readonly entry: StationEntry
  readonly onChange: (entry: StationEntry) => void
  /** The way on was pressed: say what is missing. */
  readonly asked: boolean
  readonly onRestore: () => void
}

/** ① The letterhead. */
export function StationStep({ entry, onChange, asked, onRestore }: StationStepProps) {
  const { t } = useTranslation()
  const found = stationProblems(entry)
  const problems = asked ? found : []
  const year = String(dayjs().year())
  const field = (key: keyof StationEntry) => ({
    value: entry[key],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...entry, [key]: event.currentTarget.value }),
  })
  return (
    <>
      <p className={styles['lead']}>{t('firstRun.station.lead')}</p>
      <div className={styles['fields']}>
        <TextInput
          className={styles['whole']}
          label={t('firstRun.station.name')}
          placeholder={t('firstRun.station.nameExample')}
          error={problems.includes('name') ? t('firstRun.errors.name') : undefined}
          autoFocus
          {...field('name')}
        />
        <TextInput
          className={styles['half']}
          label={t('firstRun.station.letterCode')}
          placeholder={t('firstRun.station.letterCodeExample')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={
            found.includes('letterCode')
              ? undefined
              : t('firstRun.station.letterCodeSample', { code: entry.letterCode.trim(), year })
          }
          error={problems.includes('letterCode') ? t('firstRun.errors.letterCode') : undefined}
          {...field('letterCode')}
        />
        <TextInput
          className={styles['half']}
          label={t('firstRun.station.caseCode')}
          placeholder={t('firstRun.station.caseCodeExample')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          description={
            found.includes('caseCode')
              ? undefined
              : t('firstRun.station.caseCodeSample', { code: entry.caseCode.trim(), year })
          }
          error={problems.includes('caseCode') ? t('firstRun.errors.caseCode') : undefined}
          {...field('caseCode')}
        />
        <TextInput
          className={styles['whole']}
          label={t('firstRun.station.street')}
          placeholder={t('firstRun.station.streetExample')}
          {...field('street')}
        />
        <TextInput className={styles['whole']} label={t('firstRun.station.address')} {...field('address')} />
        <TextInput className={styles['half']} label={t('firstRun.station.phone')} {...field('phone')} />
        <TextInput className={styles['half']} label={t('firstRun.station.postcode')} {...field('postcode')} />
      </div>
      <p className={styles['restore']}>
        {t('firstRun.restore.question')}
        <Button variant="subtle" size="xs" onClick={onRestore}>
          {t('firstRun.restore.link')}
        </Button>
      </p>
    </>
  )
}
