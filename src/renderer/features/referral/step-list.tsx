import { useTranslation } from 'react-i18next'
import type { Referral } from '../../../domain/records.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { DateText } from '../../ui/date-text.tsx'
import styles from './track-page.module.css'

/** What was entered so far, newest on top. */
export function StepList({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation()
  const staff = useWorkspace((state) => state.staff)
  return (
    <table className={styles['steps']}>
      <thead>
        <tr>
          <th scope="col">{t('referral.steps.on')}</th>
          <th scope="col">{t('referral.steps.step')}</th>
          <th scope="col">{t('referral.steps.by')}</th>
          <th scope="col">{t('referral.steps.note')}</th>
        </tr>
      </thead>
      <tbody>
        {referral.steps.toReversed().map((step, at) => (
          <tr key={`${step.state}-${at}`}>
            <td>
              <DateText date={step.on} />
            </td>
            <td>{t(`referral.states.${step.state}`)}</td>
            <td>{staff.get(step.byStaffId)?.name}</td>
            <td className={styles['words']}>{step.note}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
