import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FactKey, Facts, FactValue } from '../../../domain/facts.ts'
import { recheckFacts } from '../../../verbs/children/recheck-facts.ts'
import { useDesk, useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { Card } from '../../ui/card.tsx'
import { DateEntry } from '../../ui/date-entry.tsx'
import { RECHECK_GROUPS, factsToRecheck, type RecheckGroup } from '../../ui/fact-groups.ts'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page, WithSide } from '../../ui/page.tsx'
import { SourceEntry } from '../../ui/source-entry.tsx'
import { useTypedWords } from '../../ui/use-typed-words.ts'
import { GroupCard } from './group-card.tsx'
import { compareWithFile, nextGroup, progressSchema, type Outcome, type Progress } from './progress.ts'
import styles from './recheck.module.css'

interface RecheckProps {
  readonly childId: string
  readonly name: string
  readonly facts: Facts
}

/** Group after group: 没变, 改 or 问不到, each a key; what was gone through is on the file at once. */
export function Recheck({ childId, name, facts }: RecheckProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const desk = useDesk()
  const { today } = desk
  const sentenceOf = useFailureSentence()
  const recheck = useVerb(recheckFacts)
  const words = useTypedWords({ kind: 'recheck', childId }, childId, progressSchema)
  const [progress, setProgress] = useState<Progress>(
    words.before?.values ?? { verifiedOn: today, source: t('overTime.source.usual.homeVisit'), outcomes: {} },
  )
  const [group, setGroup] = useState<RecheckGroup | null>(() => nextGroup(progress.outcomes, null))
  const [trouble, setTrouble] = useState('')
  const [busy, setBusy] = useState(false)
  const { outcomes, verifiedOn, source } = progress
  const heading = useRef<HTMLDivElement>(null)
  useStatusLine(t('recheck.status', { name }), [
    { keys: ['1'], words: t('recheck.keys.same') },
    { keys: ['2'], words: t('recheck.keys.change') },
    { keys: ['3'], words: t('recheck.keys.notReached') },
  ])
  // The next group is what a screen reader hears and where Tab goes on.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [group])

  const change = (next: Partial<Progress>) => {
    const now = { ...progress, ...next }
    setProgress(now)
    words.keep(now)
  }
  const wrongDay = verifiedOn === '' || verifiedOn > today
  const goOn = (from: RecheckGroup, outcome: Outcome) => {
    const now = { ...outcomes, [from]: outcome }
    change({ outcomes: now })
    setGroup(nextGroup(now, from))
  }
  const store = async (
    of: RecheckGroup,
    same: readonly FactKey[],
    changed: Partial<Record<FactKey, FactValue>>,
    outcome: Outcome,
  ) => {
    if (wrongDay || busy) return
    setBusy(true)
    const done = await recheck({ childId, same: [...same], changed, verifiedOn, source })
    setBusy(false)
    setTrouble(done.ok ? '' : sentenceOf(done.failure))
    if (done.ok) goOn(of, outcome)
  }
  const finish = () => {
    words.forget()
    void navigate({ to: '/children/$childId', params: { childId } })
  }
  const count = RECHECK_GROUPS.filter((one) => outcomes[one] !== undefined).length

  return (
    <Page>
      <PageHeader
        above={
          <Link to="/children/$childId" params={{ childId }}>
            {t('recheck.back', { name })}
          </Link>
        }
        title={t('recheck.title')}
        hint={t('recheck.hint', { name })}
      />
      <WithSide
        width={350}
        side={
          <>
            <Card title={t('recheck.when')}>
              <div className={styles['when']}>
                <DateEntry
                  label={t('childFile.facts.verifiedOn')}
                  value={verifiedOn}
                  onChange={(day) => change({ verifiedOn: day })}
                  {...(wrongDay ? { error: t('childFile.facts.verifiedInFuture') } : {})}
                />
                <SourceEntry value={source} onChange={(text) => change({ source: text })} />
              </div>
            </Card>
            <Card
              flush
              title={t('recheck.groupsLabel')}
              hint={t('recheck.progress', { done: count, total: RECHECK_GROUPS.length })}
            >
              <ol className={styles['groups']}>
                {RECHECK_GROUPS.map((one) => (
                  <li key={one}>
                    <button
                      type="button"
                      className={styles['group']}
                      {...(one === group ? { 'aria-current': 'step' } : {})}
                      onClick={() => setGroup(one)}
                    >
                      <span>{t(`recheck.groups.${one}`)}</span>
                      <span className={styles['state']}>{t(`recheck.states.${outcomes[one] ?? 'todo'}`)}</span>
                    </button>
                  </li>
                ))}
              </ol>
            </Card>
          </>
        }
      >
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div ref={heading} tabIndex={-1} className={styles['main']}>
          {group === null ? (
            <Done
              left={RECHECK_GROUPS.filter((one) => outcomes[one] === 'notReached')}
              onFinish={finish}
              onAgain={() => {
                change({ outcomes: {} })
                setGroup(RECHECK_GROUPS[0])
              }}
            />
          ) : (
            <GroupCard
              key={group}
              group={group}
              facts={facts}
              today={today}
              busy={busy || wrongDay}
              onSame={() => {
                const keys = factsToRecheck(group)
                void store(group, compareWithFile(keys, {}, facts).same, {}, 'same')
              }}
              onChanged={(written) => {
                const { same, changed } = compareWithFile(factsToRecheck(group), written, facts)
                void store(group, same, changed, Object.keys(changed).length === 0 ? 'same' : 'changed')
              }}
              onNotReached={() => {
                void desk.note({ act: 'notReached', childId, detail: { group } })
                goOn(group, 'notReached')
              }}
            />
          )}
        </div>
      </WithSide>
    </Page>
  )
}

function Done({
  left,
  onFinish,
  onAgain,
}: {
  readonly left: readonly RecheckGroup[]
  readonly onFinish: () => void
  readonly onAgain: () => void
}) {
  const { t } = useTranslation()
  return (
    <Note
      tone="info"
      action={
        <>
          <Button size="xs" variant="filled" onClick={onFinish}>
            {t('recheck.finish')}
          </Button>
          <Button size="xs" onClick={onAgain}>
            {t('recheck.again')}
          </Button>
        </>
      }
    >
      <span role="status">
        {left.length === 0
          ? t('recheck.done')
          : t('recheck.doneLeft', {
              groups: left.map((group) => t(`recheck.groups.${group}`)).join(t('childFile.and')),
            })}
      </span>
    </Note>
  )
}
