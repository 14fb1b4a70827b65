import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { numberInWords } from '../../../domain/number-in-words.ts'
import { placeName } from '../../../domain/typed-places.ts'
import { differences, returningStaff, textsOf } from '../../../storage/compare-backup.ts'
import { lastBackup } from '../../../storage/selectors/backups.ts'
import { childRows } from '../../../storage/selectors/children.ts'
import { TABLE_NAMES, type WorkspaceState } from '../../../storage/tables.ts'
import { forgetWords } from '../../../verbs/words/forget-words.ts'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { megabytesOf, outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useReplaceFailureSentence } from '../../app/restore-sentences.ts'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import type { StagedStation } from '../../workers/restore-run.ts'
import { ChildrenInside } from './children-inside.tsx'
import { MissingFiles } from './missing-files.tsx'
import { OlderNote } from './older-note.tsx'
import styles from './restore-page.module.css'
import { swapStation, type SwapFailure } from './swap-station.ts'

const PLACE = { kind: 'swap' } as const

interface TrialCardsProps {
  readonly staged: StagedStation
  readonly inside: WorkspaceState
}

/** What is inside beside what is here, what would be lost, the children by name, and the one button that changes anything. */
export function TrialCards({ staged, inside }: TrialCardsProps) {
  const { t } = useTranslation()
  const session = useSession()
  const here = useWorkspace((state) => state)
  const replaceSentence = useReplaceFailureSentence()
  const refusalOf = useFailureSentence()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const { manifest } = staged
  const made = `${dateInWords(t, manifest.madeAt)} ${dateInWords(t, manifest.madeAt, 'time')}`
  // Of several in these minutes it is the first: an entry follows its backup at once.
  const entry = [...here.backups.values()]
    .filter(({ at }) => sameMinute(at, manifest.madeAt))
    .sort((one, other) => (one.at < other.at ? -1 : 1))[0]
  const newest = lastBackup(here)
  // What is kept of a state before a restore is no backup of the register, and is meant to be old.
  const newer = newest !== null && entry !== undefined && newest !== entry ? newest : null
  const by = entry === undefined ? '' : (here.staff.get(entry.byStaffId)?.name ?? '')
  const found = useMemo(() => differences(textsOf(here), textsOf(inside)), [here, inside])
  const lost = found.find(({ table }) => table === 'children')?.onlyLive ?? []
  const lostNames = childRows(here, session.desk.today)
    .filter(({ childId }) => lost.includes(childId))
    .map(({ name }) => name)
  const shown = TABLE_NAMES.filter((table) => here[table].size > 0 || inside[table].size > 0)
  const returning = returningStaff(here, inside).map(({ name }) => name)

  const sentenceOf = (failure: SwapFailure): string => {
    switch (failure.kind) {
      case 'notAllowed':
        return refusalOf(failure.failure)
      case 'notKept':
        return failure.missingBytes === null
          ? t('restore.over.notKept')
          : t('restore.over.notKeptFull', { megabytes: megabytesOf(failure.missingBytes) })
      case 'notPlaced':
        return outsideFailureSentence(t, failure.failure)
      case 'notReplaced':
        return replaceSentence(failure.failure)
    }
  }
  const swap = async (reason: string) => {
    setBusy(true)
    setTrouble('')
    // It stands in the journal from now on, and the dialog has it until then.
    await session.desk.perform(forgetWords, { place: placeName(PLACE) })
    const swapped = await swapStation(session, staged, reason)
    if (swapped.ok) {
      // Everything in the page's memory is of the state before.
      await window.station.call['app.reload'](undefined)
      return
    }
    setTrouble(sentenceOf(swapped.failure))
    setBusy(false)
  }
  return (
    <>
      <Card title={t('restore.over.inside', { made })} flush>
        <div className={styles['said']}>
          <Note tone="info">{t('restore.place.verified')}</Note>
          <OlderNote manifest={manifest} newer={newer} />
          <MissingFiles staged={staged} />
          <p className={styles['hint']}>
            {manifest.stationName}
            {by !== '' && ` · ${t('restore.over.by', { name: by })}`} · {t('restore.over.readOnly')}
          </p>
        </div>
        <table className={styles['beside']}>
          <thead>
            <tr>
              <th scope="col">{t('backup.count.caption')}</th>
              <th scope="col" className={styles['figure']}>
                {t('restore.over.here')}
              </th>
              <th scope="col" className={styles['figure']}>
                {t('restore.over.there')}
              </th>
              <th scope="col">{t('restore.over.after')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((table) => {
              const differing = found.find((each) => each.table === table)
              return (
                <tr key={table}>
                  <th scope="row">{t(`backup.count.tables.${table}`)}</th>
                  <td className={styles['figure']}>{numberInWords(here[table].size)}</td>
                  <td className={styles['figure']}>{numberInWords(inside[table].size)}</td>
                  <td>
                    {differing === undefined
                      ? t('restore.over.same')
                      : [
                          differing.onlyLive.length > 0 && t('restore.over.gone', { count: differing.onlyLive.length }),
                          differing.changed.length > 0 && t('restore.over.older', { count: differing.changed.length }),
                          differing.onlyRestored.length > 0 &&
                            t('restore.over.back', { count: differing.onlyRestored.length }),
                        ]
                          .filter((words) => words !== false)
                          .join(t('restore.over.sep'))}
                  </td>
                </tr>
              )
            })}
            {shown.length < TABLE_NAMES.length && (
              <tr>
                <td colSpan={4}>{t('backup.count.empty', { count: TABLE_NAMES.length - shown.length })}</td>
              </tr>
            )}
          </tbody>
        </table>
      </Card>
      <ChildrenInside inside={inside} />
      <Card title={t('restore.over.swapTitle')}>
        <p>{t('restore.over.swapHint')}</p>
        {lostNames.length > 0 && (
          <Note tone="caution" title={t('restore.over.lost', { count: lostNames.length })}>
            {lostNames.join(t('restore.over.sep'))}
          </Note>
        )}
        {returning.length > 0 && (
          <Note tone="caution" title={t('restore.over.returning', { names: returning.join(t('restore.over.sep')) })}>
            {t('restore.over.returningHint')}
          </Note>
        )}
        <div className={styles['buttons']}>
          <Button variant="filled" onClick={() => setAsking(true)}>
            {t('restore.over.swap')}
          </Button>
        </div>
      </Card>
      <ConfirmDialog
        opened={asking}
        title={t('restore.over.confirm', { made })}
        consequence={t(busy ? 'restore.over.working' : 'restore.over.consequence')}
        act={t('restore.over.swap')}
        keep={t('restore.over.stay')}
        reason={{
          label: t('restore.over.reason'),
          missing: t('restore.over.reasonMissing'),
          keptAt: { place: PLACE, childId: null },
        }}
        busy={busy}
        trouble={
          trouble === '' ? null : (
            <Note tone="trouble" title={trouble}>
              {t('restore.untouched')}
            </Note>
          )
        }
        onAct={(reason) => void swap(reason)}
        onKeep={() => {
          if (!busy) setAsking(false)
        }}
      />
    </>
  )
}

/** The register enters a backup when it is verified, seconds or minutes after it was begun. */
function sameMinute(enteredAt: string, madeAt: string): boolean {
  const later = Date.parse(enteredAt) - Date.parse(madeAt)
  return later >= 0 && later < 10 * 60_000
}
