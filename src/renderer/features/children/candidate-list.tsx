import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ChildRow } from '../../../storage/selectors/children.ts'
import { useSight } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { cx } from '../../ui/cx.ts'
import { factInWords } from '../../ui/fact-words.ts'
import type { Candidate, NewcomerEntry } from '../../../domain/duplicates.ts'
import styles from './new-file-dialog.module.css'

interface CandidateListProps {
  readonly candidates: readonly Candidate<ChildRow>[]
  readonly entry: NewcomerEntry
  /** The household chosen for the newcomer. */
  readonly householdId: string | null
  readonly onHousehold: (householdId: string | null) => void
}

/** Who may be the same child or live in the same household, with the reason for each. */
export function CandidateList({ candidates, entry, householdId, onHousehold }: CandidateListProps) {
  const { t } = useTranslation()
  const enough = [entry.birthDate, entry.guardianPhone, entry.idNumber].some((typed) => typed !== '')
  return (
    <section className={styles['candidates']} aria-label={t('children.newFile.candidates')} aria-live="polite">
      {candidates.length > 0 ? (
        <>
          <h3>{t('children.newFile.candidates')}</h3>
          <ul className={styles['list']}>
            {candidates.map((candidate) => (
              <CandidateRow
                key={candidate.onFile.childId}
                candidate={candidate}
                joined={householdId === candidate.onFile.householdId}
                onHousehold={onHousehold}
              />
            ))}
          </ul>
        </>
      ) : (
        <p className={styles['waiting']}>{t(enough ? 'children.newFile.noCandidates' : 'children.newFile.waiting')}</p>
      )}
    </section>
  )
}

interface CandidateRowProps {
  readonly candidate: Candidate<ChildRow>
  readonly joined: boolean
  readonly onHousehold: (householdId: string | null) => void
}

function CandidateRow({ candidate: { onFile, reasons, suggests }, joined, onHousehold }: CandidateRowProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const navigate = useNavigate()
  // Of a colleague's child: that it is on file, and whose case it is.
  const hidden = useSight()(onFile.child) === 'nameOnly'
  const facts = (
    hidden
      ? [t('children.newFile.colleague', { worker: onFile.workerName }), onFile.caseNumber]
      : [
          factInWords('child.sex', onFile.sex, language),
          factInWords('child.birthDate', onFile.birthDate, language),
          onFile.community,
          onFile.caseNumber,
        ]
  ).filter((words) => words !== '')
  return (
    <li className={cx(styles['candidate'], suggests === 'sameChild' && styles['same'])}>
      <div className={styles['who']}>
        <span className={styles['name']}>{onFile.name === '' ? t('children.unnamed') : onFile.name}</span>
        <span className={styles['facts']}>{facts.join(' · ')}</span>
      </div>
      <div className={styles['why']}>
        <span className={cx(suggests === 'sameChild' && styles['verdict'])}>{t(`children.newFile.${suggests}`)}</span>
        {' · '}
        {reasons.map((reason) => t(`children.newFile.reasons.${reason}`)).join(' · ')}
      </div>
      <div className={styles['acts']}>
        <Button
          size="xs"
          variant={joined ? 'subtle' : 'default'}
          onClick={() => onHousehold(joined ? null : onFile.householdId)}
        >
          {t(joined ? 'children.newFile.apart' : 'children.newFile.joinHousehold')}
        </Button>
        <Button
          size="xs"
          onClick={() => void navigate({ to: '/children/$childId', params: { childId: onFile.childId } })}
        >
          {t('children.newFile.open')}
        </Button>
      </div>
      {joined && <div className={styles['joined']}>{t('children.newFile.joined', { name: onFile.name })}</div>}
    </li>
  )
}
