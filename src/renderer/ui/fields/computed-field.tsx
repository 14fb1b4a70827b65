import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { computeField } from '../../../forms/computed.ts'
import type { ComputedField } from '../../../forms/definition.ts'
import { RISK_LEVELS } from '../../../domain/risk.ts'
import { useLanguage } from '../../app/use-language.ts'
import { RiskMark } from '../risk-mark.tsx'
import styles from './fields.module.css'
import { useFormScreen, useSlice } from './form-screen.tsx'

/** What the rules make of the other fields. While it cannot be known it says so: an unfinished sheet has no grade. */
export function ComputedView({ field, width }: { readonly field: ComputedField; readonly width: number }) {
  const language = useLanguage()
  const { t } = useTranslation()
  const { today } = useFormScreen()
  const compute = useCallback(
    (session: { readonly values: Parameters<typeof computeField>[1] }) =>
      computeField(field, session.values, { today }),
    [field, today],
  )
  const code = useSlice(useCallback((session) => compute(session).code, [compute]))
  const words = useSlice(useCallback((session) => compute(session).words?.[language] ?? '', [compute, language]))
  const level = RISK_LEVELS.find((one) => one === code) ?? null
  return (
    <div className={styles['frame']} data-field={field.id} style={{ gridColumn: `span ${width}` }}>
      <div className={styles['labelRow']}>
        <span className={styles['label']}>{field.label[language]}</span>
        {field.help !== undefined && <span className={styles['help']}>{field.help[language]}</span>}
      </div>
      <div className={styles['computed']}>
        {field.rule === 'riskBand' || field.rule === 'riskFinal' ? (
          <RiskMark level={level} boxed />
        ) : words === '' ? (
          <span className={styles['help']}>{t('form.notYetKnown')}</span>
        ) : (
          words
        )}
      </div>
    </div>
  )
}
