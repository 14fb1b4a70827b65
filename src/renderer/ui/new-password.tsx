import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { judgePassword, type PasswordGrade, type PasswordJudgement } from '../../vault/password-strength.ts'
import { cx } from './cx.ts'
import styles from './new-password.module.css'
import { PasswordField } from './password-field.tsx'

/** A new password, typed twice. */
export interface PasswordPair {
  readonly password: string
  readonly again: string
}
export const NO_PASSWORD: PasswordPair = { password: '', again: '' }

const STEPS: Readonly<Record<PasswordGrade, number>> = { refused: 1, weak: 2, fair: 3, strong: 4 }

/** Whether the pair may be used: good enough, and twice the same. */
export function isUsable(pair: PasswordPair, hints: readonly string[]): boolean {
  return pair.password === pair.again && judgePassword(pair.password, { hints }).accepted
}

interface NewPasswordProps {
  readonly label: string
  readonly againLabel: string
  /** Whose password it is. */
  readonly account?: string
  readonly value: PasswordPair
  readonly onChange: (value: PasswordPair) => void
  /** What a stranger could know: the station's name, the street, account and name of the person. */
  readonly hints: readonly string[]
  /** Says what is missing although nothing was typed yet: the way on was pressed. */
  readonly asked?: boolean
  readonly autoFocus?: boolean
}

/** Password twice, with its strength in a word and the reasons. */
export function NewPassword(props: NewPasswordProps) {
  const { label, againLabel, account = 'station', value, onChange, hints, asked = false, autoFocus = false } = props
  const { t } = useTranslation()
  const judgement = useMemo(() => judgePassword(value.password, { hints }), [value.password, hints])
  const differs = value.again !== '' && !value.password.startsWith(value.again)
  return (
    <div className={styles['pair']}>
      <PasswordField
        label={label}
        account={account}
        value={value.password}
        autoComplete="new-password"
        autoFocus={autoFocus}
        error={asked && !judgement.accepted ? t('common.password.refused') : undefined}
        onChange={(password) => onChange({ ...value, password })}
      />
      <PasswordField
        label={againLabel}
        account={account}
        value={value.again}
        autoComplete="new-password"
        error={differs || (asked && value.again !== value.password) ? t('common.password.differs') : undefined}
        onChange={(again) => onChange({ ...value, again })}
      />
      <div className={styles['strength']} role="status">
        {value.password === '' ? t('common.password.rule') : <Strength judgement={judgement} />}
      </div>
    </div>
  )
}

function Strength({ judgement: { grade, reasons } }: { readonly judgement: PasswordJudgement }) {
  const { t } = useTranslation()
  return (
    <>
      <div className={styles['scale']}>
        <span className={cx(styles['steps'], styles[grade])} aria-hidden="true">
          {[1, 2, 3, 4].map((step) => (
            <span key={step} className={cx(styles['step'], step <= STEPS[grade] && styles['on'])} />
          ))}
        </span>
        <span className={styles[grade]}>{t(`common.password.grades.${grade}`)}</span>
      </div>
      <div className={styles['reasons']}>
        {reasons.map((reason) => t(`common.password.reasons.${reason}`)).join('')}
      </div>
    </>
  )
}
