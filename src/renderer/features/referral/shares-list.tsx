import { Checkbox } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ManyOfField } from '../../../forms/definition.ts'
import { useLanguage } from '../../app/use-language.ts'
import { FieldFrame } from '../../ui/fields/field-frame.tsx'
import { toggleOption } from '../../ui/fields/toggle-option.ts'
import { useValue } from '../../ui/fields/use-value.ts'
import styles from './shares-list.module.css'

/** Codes of F11's `shares` that are told only with a reason. */
const NEEDS_REASON: readonly string[] = ['identity', 'whereabouts']
/** Codes whose purpose is said beside them. */
const EXPLAINED = [
  'basic',
  'situation',
  'screening',
  'workDone',
  'guardian',
  'identity',
  'whereabouts',
  'economy',
] as const

/** What the recipient is told, item by item: minimum data, each with what it is for. */
export function SharesList({ field }: { readonly field: ManyOfField }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const bound = useValue(field.id)
  const ticked = Array.isArray(bound.value) ? bound.value.filter((code) => typeof code === 'string') : []
  return (
    <FieldFrame
      field={field}
      path={field.id}
      width={12}
      group
      aside={t('referral.shares.count', { ticked: ticked.length, open: field.options.length - ticked.length })}
    >
      <ul className={styles['list']}>
        {field.options.map((option) => {
          const explained = EXPLAINED.find((code) => code === option.code)
          return (
            <li key={option.code}>
              <Checkbox
                label={option.label[language]}
                checked={ticked.includes(option.code)}
                onChange={() => bound.change(toggleOption(field.options, ticked, option.code))}
              />
              <span className={styles['why']}>{explained !== undefined && t(`referral.shares.why.${explained}`)}</span>
              <span className={styles['rule']}>
                {NEEDS_REASON.includes(option.code) && (
                  <span className={styles['reason']}>{t('referral.shares.needsReason')}</span>
                )}
              </span>
            </li>
          )
        })}
        <li>
          <span className={styles['never']}>
            <IconLock size={16} stroke={1.6} aria-hidden="true" /> {t('referral.shares.interviews')}
          </span>
          <span className={styles['why']}>{t('referral.shares.interviewsWhy')}</span>
          <span className={styles['rule']}>{t('referral.shares.never')}</span>
        </li>
      </ul>
    </FieldFrame>
  )
}
