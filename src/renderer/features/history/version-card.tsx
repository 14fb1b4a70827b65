import { useTranslation } from 'react-i18next'
import { FACTS, factKeySchema, type FactKey } from '../../../domain/facts.ts'
import type { FileStep } from '../../../storage/file-history.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { FactRows } from '../../ui/fact-rows.tsx'
import { maskedFact } from '../../ui/masked-fact.ts'
import { factValueWords } from './fact-value-words.ts'
import styles from './history.module.css'

const GROUPS = ['child', 'father', 'mother', 'guardian', 'household'] as const

/** All that was known after one step, to read. */
export function VersionCard({ step, isNow }: { readonly step: FileStep; readonly isNow: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = (group: string): readonly FactKey[] =>
    factKeySchema.options.filter((key) => key.startsWith(`${group}.`) && step.facts[key] !== undefined)
  const groups = GROUPS.filter((group) => known(group).length > 0)
  const moment = `${dateInWords(t, step.at, 'day')} ${dateInWords(t, step.at, 'time')}`
  return (
    <Card flush title={t(isNow ? 'history.versionNow' : 'history.version', { moment })} hint={t('history.readOnly')}>
      {groups.map((group) => (
        <section key={group}>
          <h3 className={styles['group']}>{t(`childFile.facts.groups.${group}`)}</h3>
          <FactRows
            rows={known(group).map((key) => ({
              id: key,
              label: FACTS[key].label[language],
              value: maskedFact(key, factValueWords(key, step.facts[key]?.value, language)),
              verifiedOn: step.facts[key]?.verifiedOn ?? null,
            }))}
          />
        </section>
      ))}
    </Card>
  )
}
