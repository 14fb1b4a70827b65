import { Anchor, Button } from '@mantine/core'
import { Fragment, useCallback, useMemo, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { riskOutcome, type RiskOutcome } from '../../../forms/computed.ts'
import type { RiskInputs } from '../../../forms/definition.ts'
import { rubricOf } from '../../../forms/rubrics.ts'
import { asRecord, asText } from '../../../forms/fields.ts'
import { RISK_LEVELS, RISK_WORDS, type RiskLevel, type Rubric } from '../../../domain/risk.ts'
import { currentRisk } from '../../../storage/selectors/risk.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { focusField } from '../../ui/fields/field-ids.ts'
import { useFormScreen } from '../../ui/fields/form-screen.tsx'
import { Key } from '../../ui/key-hint.tsx'
import { Note } from '../../ui/note.tsx'
import { RiskShape } from '../../ui/risk-mark.tsx'
import styles from './risk-panel.module.css'
import { RiskRuler } from './risk-ruler.tsx'
import { itemLetter } from './item-letter.ts'

interface RiskPanelProps {
  readonly inputs: RiskInputs
  readonly childId: string
}

/** Beside the rating sheet: the level or 未定级, where it lies on the ruler, where every point comes from. */
export function RiskPanel({ inputs, childId }: RiskPanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { session } = useFormScreen()
  const values = useSyncExternalStore(
    session.subscribe,
    useCallback(() => session.values, [session]),
  )
  const outcome = useMemo(() => riskOutcome(inputs, values), [inputs, values])
  const rubric = rubricOf(inputs.rubric)
  const intervals = useWorkspace((state) => state.station.get('station')?.settings.visitIntervalDays)
  return (
    <div className={styles['panel']}>
      <Card
        title={t('form.risk.title')}
        aside={t('form.risk.sheetTitle', { version: rubric.version, date: dateInWords(t, rubric.date, 'month') })}
      >
        <Level
          outcome={outcome}
          rubric={rubric}
          inputs={inputs}
          childId={childId}
          direction={asText(values[inputs.adjustment])}
        />
        {outcome.rating.raisedFlags.length === 0 && <RiskRuler rubric={rubric} rating={outcome.rating} />}
      </Card>
      <Card title={t('form.risk.where')} flush>
        <Points outcome={outcome} rubric={rubric} scores={asRecord(values[inputs.scores])} />
      </Card>
      {intervals !== undefined && (
        <Card>
          <dl className={styles['rules']}>
            <dt>{t('form.risk.intervals')}</dt>
            <dd>
              {RISK_LEVELS.map((level) =>
                intervals[level] === 0
                  ? t('form.risk.sameDay', { level: RISK_WORDS[level][language] })
                  : t('form.risk.interval', { level: RISK_WORDS[level][language], days: intervals[level] }),
              ).join(t('form.comma'))}
            </dd>
            <dt>{t('form.risk.changing')}</dt>
            <dd>{t('form.risk.changingRule')}</dd>
          </dl>
        </Card>
      )}
      <Note tone="plain">{rubric.note[language]}</Note>
    </div>
  )
}

interface LevelProps {
  readonly outcome: RiskOutcome
  readonly rubric: Rubric
  readonly inputs: RiskInputs
  readonly childId: string
  /** 上调 or 下调, as ticked. */
  readonly direction: string
}

function Level({ outcome, rubric, inputs, childId, direction }: LevelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rating, band, level } = outcome
  const word = (one: RiskLevel) => RISK_WORDS[one][language]
  const name = level === null ? t('common.risk.none') : word(level)
  return (
    <>
      <div className={styles['level']} data-level={level ?? 'none'} role="status">
        <RiskShape level={level} size={30} />
        <span className={styles['levelName']}>{name}</span>
      </div>
      <div className={styles['why']}>
        {level === null && <Open outcome={outcome} rubric={rubric} inputs={inputs} childId={childId} />}
        {rating.raisedFlags.length > 0 && (
          <>
            <p>
              {t('form.risk.byFlags', {
                flags: rating.raisedFlags
                  .map((id) => rubric.flags.find((flag) => flag.id === id)?.label[language] ?? id)
                  .join(t('form.semicolon')),
              })}
            </p>
            <p>{t('form.risk.byFlagsRule')}</p>
          </>
        )}
        {rating.raisedFlags.length === 0 && band !== null && rating.total !== null && (
          <p>{t('form.risk.byPoints', { total: rating.total, ...rangeOf(rubric, band) })}</p>
        )}
        {band !== null && level !== null && band !== level && (
          <p>{t(direction === 'up' ? 'form.risk.adjustedUp' : 'form.risk.adjustedDown', { from: word(band) })}</p>
        )}
        {!outcome.adjustmentFits && <p className={styles['doubt']}>{t('form.risk.adjustmentUnfit')}</p>}
      </div>
    </>
  )
}

/** Why there is no grade yet, and where to go. */
function Open({ outcome, rubric, inputs, childId }: Omit<LevelProps, 'direction'>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const last = useWorkspace((state) => currentRisk(state, childId))
  const { unansweredFlags, unansweredItems } = outcome.rating
  const first = unansweredFlags[0]
  return (
    <>
      {unansweredFlags.length > 0 && (
        <p>
          <Anchor component="button" type="button" fz={13} onClick={() => focusField(`${inputs.flags}.${first ?? ''}`)}>
            {t('form.risk.openFlags', { count: unansweredFlags.length })}
          </Anchor>
        </p>
      )}
      {unansweredItems.length > 0 && (
        <p>
          {t('form.risk.openItems', { count: unansweredItems.length })}
          {unansweredItems.map((id, at) => (
            <Fragment key={id}>
              {at > 0 && t('form.listComma')}
              <Anchor
                component="button"
                type="button"
                fz={13}
                aria-label={rubric.items.find((item) => item.id === id)?.label[language] ?? id}
                onClick={() => focusField(`${inputs.scores}.${id}`)}
              >
                {itemLetter(rubric, id)}
              </Anchor>
            </Fragment>
          ))}
        </p>
      )}
      <p>{t('form.risk.rule')}</p>
      {last !== null && <p>{t('form.risk.untilThen', { level: RISK_WORDS[last.level][language] })}</p>}
      <Button
        size="xs"
        rightSection={<Key>G</Key>}
        onClick={() =>
          focusField(first === undefined ? `${inputs.scores}.${unansweredItems[0] ?? ''}` : `${inputs.flags}.${first}`)
        }
      >
        {t('form.risk.open')}
      </Button>
    </>
  )
}

interface PointsProps {
  readonly outcome: RiskOutcome
  readonly rubric: Rubric
  readonly scores: ReturnType<typeof asRecord>
}

/** Highest first: what drives the total is read at the top. */
function Points({ outcome, rubric, scores }: PointsProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rating } = outcome
  const answered = rubric.items
    .flatMap((item) => {
      const { score } = asRecord(scores[item.id])
      const anchor = item.anchors.find((one) => one.score === score)
      return anchor === undefined ? [] : [{ item, anchor }]
    })
    .sort((one, other) => other.anchor.score - one.anchor.score)
  if (answered.length === 0) return <p className={styles['noPoints']}>{t('form.risk.noPoints')}</p>
  return (
    <table className={styles['points']}>
      <tbody>
        {answered.map(({ item, anchor }) => (
          <tr key={item.id}>
            <td>{itemLetter(rubric, item.id)}</td>
            <td>
              {item.label[language]}
              {t('form.colon')}
              {anchor.label[language]}
            </td>
            <td>{anchor.score}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td />
          <td>{rating.total === null ? t('form.risk.subtotal', { count: answered.length }) : t('form.risk.sum')}</td>
          <td>{rating.subtotal}</td>
        </tr>
      </tfoot>
    </table>
  )
}

function rangeOf(rubric: Rubric, level: RiskLevel): { readonly from: number; readonly to: number } {
  const band = rubric.bands.find((one) => one.level === level)
  return { from: band?.from ?? 0, to: band?.to ?? 0 }
}
