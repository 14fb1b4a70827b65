import { TextInput } from '@mantine/core'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import type { FieldsProps } from './fields-props.ts'
import styles from './settings-page.module.css'
import type { TextKey } from './station-entry.ts'

/** What stands in the head of every paper, and how numbers begin. */
export function LetterheadCard({ entry, onChange, problems, disabled }: FieldsProps) {
  const { t } = useTranslation()
  const year = String(dayjs().year())
  const field = (key: TextKey) => ({
    label: t(`settings.letterhead.${key}`),
    value: entry[key],
    readOnly: disabled,
    inputWrapperOrder: ['label', 'input', 'description', 'error'] satisfies (
      'label' | 'input' | 'description' | 'error'
    )[],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...entry, [key]: event.currentTarget.value }),
  })
  return (
    <Card title={t('settings.letterhead.title')} hint={t('settings.letterhead.hint')}>
      <div className={styles['fields']}>
        <TextInput
          className={styles['w12']}
          {...field('name')}
          error={problems.has('name') ? t('settings.problems.name') : undefined}
        />
        <TextInput
          className={styles['w6']}
          {...field('letterCode')}
          description={
            entry.letterCode.trim() === ''
              ? undefined
              : t('settings.letterhead.letterCodeSample', { code: entry.letterCode.trim(), year })
          }
          error={problems.has('letterCode') ? t('settings.problems.letterCode') : undefined}
        />
        <TextInput
          className={styles['w6']}
          {...field('caseCode')}
          description={
            entry.caseCode.trim() === ''
              ? undefined
              : t('settings.letterhead.caseCodeSample', { code: entry.caseCode.trim(), year })
          }
          error={problems.has('caseCode') ? t('settings.problems.caseCode') : undefined}
        />
        <TextInput className={styles['w12']} {...field('street')} />
        <TextInput className={styles['w12']} {...field('address')} />
        <TextInput className={styles['w6']} {...field('phone')} />
        <TextInput className={styles['w6']} {...field('postcode')} />
      </div>
    </Card>
  )
}
