import { Button } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutsideFailure } from '../../../contract/ipc.ts'
import { succeed, type Result } from '../../../domain/result.ts'
import type { GoneRecord, History } from '../../../storage/history.ts'
import { drawingOfChild } from '../../../storage/selectors/drawing-file.ts'
import { factsOf, factText } from '../../../storage/selectors/facts.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import { useDesk, useWholeWorkspace, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import { useHistory } from '../../app/record-history.ts'
import { useReadHistory } from '../../app/use-read-history.ts'
import { useRecordRevert } from '../../app/use-record-revert.ts'
import { Card } from '../../ui/card.tsx'
import { agoInWords, dateInWords } from '../../ui/date-text.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './trash.module.css'

type Gone = GoneRecord<'views' | 'drawings'>

/**
 * Own lists and drawings that were taken away: too small for the recycle bin, and in the journal all the same. Nothing
 * is shown where there is none.
 */
export function GoneCard() {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const sentenceOf = useFailureSentence()
  const history = useHistory()
  // Which ids are still there is no secret; what is shown below is only one's own, or of a file one may write in.
  const views = useWholeWorkspace((state) => state.views)
  const drawings = useWholeWorkspace((state) => state.drawings)
  const state = useWorkspace((all) => all)
  const read = useCallback(() => readGone(history, views, drawings), [history, views, drawings])
  const reading = useReadHistory(read)
  const viewBack = useRecordRevert('views')
  const drawingBack = useRecordRevert('drawings')
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly words: string } | null>(null)
  if (reading.kind === 'failed') {
    return <Note tone="trouble">{t('history.failed', { reason: outsideFailureSentence(t, reading.failure) })}</Note>
  }
  const gone = reading.kind === 'read' ? reading.value : { views: [], drawings: [] }
  const rows: readonly Gone[] = [
    ...gone.views.filter(({ record }) => record.staffId === actor.id && !isListed(state, record.name, actor.id)),
    ...newestOfEach(gone.drawings).filter(
      ({ record }) => drawingOfChild(state, record.childId, record.kind) === null && drawingBack.may(record),
    ),
  ]
  if (rows.length === 0 && said === null) return null
  const nameOf = ({ record }: Gone) =>
    'filters' in record
      ? t('recordHistory.gonePart.view', { name: record.name })
      : t('recordHistory.gonePart.drawing', {
          name: factText(factsOf(state, record.childId), 'child.name') || t('childFile.unnamed'),
          kind: t(`drawings.${record.kind}`),
        })
  const putBack = async (row: Gone) => {
    setBusy(true)
    const { record, removal } = row
    const done = await ('filters' in record ? viewBack.go(record, removal.seq) : drawingBack.go(record, removal.seq))
    setBusy(false)
    setSaid({
      ok: done.ok,
      words: done.ok ? t('recordHistory.gonePart.back', { what: nameOf(row) }) : sentenceOf(done.failure),
    })
  }
  return (
    <>
      <div role="status">{said?.ok === true && <Note tone="info">{said.words}</Note>}</div>
      {said?.ok === false && <Note tone="trouble">{said.words}</Note>}
      {rows.length > 0 && (
        <Card flush title={t('recordHistory.gonePart.title')} hint={t('recordHistory.gonePart.hint')}>
          <table className={styles['gone']}>
            <thead>
              <tr>
                <th scope="col">{t('recordHistory.gonePart.columns.what')}</th>
                <th scope="col">{t('recordHistory.gonePart.columns.gone')}</th>
                <th scope="col">{t('recordHistory.gonePart.columns.by')}</th>
                <th scope="col">{t('recordHistory.gonePart.columns.acts')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">{nameOf(row)}</th>
                  <td>
                    {t('trash.days', {
                      date: dateInWords(t, row.removal.at, 'day'),
                      ago: agoInWords(t, row.removal.at),
                    })}
                  </td>
                  <td>{state.staff.get(row.removal.staffId ?? '')?.name ?? t('history.byApp')}</td>
                  <td>
                    <span className={styles['acts']}>
                      <Button
                        size="xs"
                        variant="subtle"
                        disabled={busy}
                        aria-label={`${t('recordHistory.gonePart.putBack')} ${nameOf(row)}`}
                        onClick={() => void putBack(row)}
                      >
                        {t('recordHistory.gonePart.putBack')}
                      </Button>
                    </span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Card>
      )}
    </>
  )
}

interface AllGone {
  readonly views: readonly GoneRecord<'views'>[]
  readonly drawings: readonly GoneRecord<'drawings'>[]
}

async function readGone(
  history: History,
  views: WorkspaceState['views'],
  drawings: WorkspaceState['drawings'],
): Promise<Result<AllGone, OutsideFailure>> {
  const goneViews = await history.gone('views', views)
  if (!goneViews.ok) return goneViews
  const goneDrawings = await history.gone('drawings', drawings)
  return goneDrawings.ok ? succeed({ views: goneViews.value, drawings: goneDrawings.value }) : goneDrawings
}

/** A list that was brought back has another id: its name says that it is there. */
function isListed(state: WorkspaceState, name: string, staffId: string): boolean {
  return [...state.views.values()].some((view) => view.staffId === staffId && view.name === name)
}

/** Of each drawing of a child the one that went last. */
function newestOfEach(gone: readonly GoneRecord<'drawings'>[]): readonly GoneRecord<'drawings'>[] {
  const seen = new Set<string>()
  return gone.filter(({ record: { childId, kind } }) => {
    const key = `${childId}/${kind}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
