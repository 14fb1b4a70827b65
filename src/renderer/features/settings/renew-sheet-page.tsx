import { Button } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { Link, useBlocker } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Station } from '../../../domain/records.ts'
import { sheetOnFile } from '../../../verbs/station/sheet-on-file.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useStatusLine } from '../../app/status-line.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { LiveRegion } from '../../ui/live-region.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { chance, drawGroups } from '../../ui/recovery-sheet/asked-groups.ts'
import { MaskedSheet } from '../../ui/recovery-sheet/masked-sheet.tsx'
import { missingOfSheet } from '../../ui/recovery-sheet/missing-of-sheet.ts'
import { recoverySheet, type SheetHead } from '../../ui/recovery-sheet/sheet-model.ts'
import { noteSheet } from '../../ui/recovery-sheet/note-sheet.ts'
import { EMPTY_SHEET, type SheetEntry } from '../../ui/recovery-sheet/sheet-state.ts'
import { SheetTasks } from '../../ui/recovery-sheet/sheet-tasks.tsx'
import { SaveLine } from '../../ui/save-line.tsx'
import styles from './renew-sheet-page.module.css'
import { useRenewal } from './use-renewal.ts'

/** A new recovery sheet: printed, proven, sealed, and only then in force. */
export function RenewSheetPage() {
  const station = useWorkspace((state) => state.station.get('station'))
  return station === undefined ? null : <Renewing station={station} />
}

function Renewing({ station }: { readonly station: Station }) {
  const { t } = useTranslation()
  const desk = useDesk()
  const { renewal, putInForce } = useRenewal()
  // As they were when the page was opened: the record changes under it at the end.
  const [old] = useState(() => sheetOnFile(station))
  const [asked] = useState(() => drawGroups(chance))
  const [entry, setEntry] = useState(EMPTY_SHEET)
  useStatusLine(t('recoverySheet.renew.title'), [{ keys: ['F4'], words: t('form.keys.paper') }])
  const change = (next: SheetEntry) => {
    if (next.printed !== null && next.printed !== entry.printed) noteSheet(desk, next.printed)
    setEntry(next)
  }
  const sheet = renewal.kind === 'made' || renewal.kind === 'notNoted' ? renewal.sheet : null
  const busy = sheet !== null && 'busy' in renewal && renewal.busy
  const missing = sheet === null ? [] : missingOfSheet(t, sheet.recoveryKey, asked, entry)
  const head: SheetHead = {
    stationName: station.name,
    serial: old.serial + 1,
    madeOn: sheet?.madeOn ?? old.madeOn,
  }
  const leaving = useBlocker({
    // A sheet that is printed and not in force is worth nothing once its key is gone.
    shouldBlockFn: () => renewal.kind === 'made' && entry.printed !== null,
    // Closing the window is not to be held up: Electron would refuse it without a word.
    enableBeforeUnload: false,
    withResolver: true,
  })

  return (
    <>
      <FormColumns
        header={(toggle) => (
          <PageHeader
            ground="paper"
            above={<Link to="/settings">{t('settings.title')}</Link>}
            title={t('recoverySheet.renew.title')}
            hint={t('recoverySheet.renew.hint', { serial: old.serial + 1, old: old.serial })}
            actions={toggle}
          />
        )}
        foot={
          sheet !== null && (
            <SaveLine
              state={{ kind: 'untouched' }}
              missing={missing.length > 0 && t('common.missing.lead', { what: missing.join(t('common.missing.and')) })}
              actions={
                <Button
                  variant="filled"
                  // Not to be pressed before the sheet is proven; the words beside it say what is missing.
                  disabled={busy || missing.length > 0}
                  onClick={() => void putInForce(entry.places)}
                >
                  {t(goWords())}
                </Button>
              }
            />
          )
        }
        paper={<MaskedSheet {...head} asked={asked} />}
      >
        <div className={styles['body']}>
          {renewal.kind === 'making' && <p>{t('recoverySheet.renew.making')}</p>}
          {renewal.kind === 'notMade' && <Note tone="trouble">{renewal.words}</Note>}
          {'trouble' in renewal && renewal.trouble !== null && <Note tone="trouble">{renewal.trouble}</Note>}
          {sheet !== null && (
            <>
              <p className={styles['lead']}>
                {t('recoverySheet.renew.lead')}
                <b>{t('recoverySheet.renew.leadStrong')}</b>
                {t('recoverySheet.renew.leadEnd')}
              </p>
              <SheetTasks
                recoveryKey={sheet.recoveryKey}
                asked={asked}
                entry={entry}
                onChange={change}
                sheet={() => recoverySheet(head, { recoveryKey: sheet.recoveryKey })}
              />
            </>
          )}
          {renewal.kind === 'done' && (
            <p className={styles['done']}>
              <IconCircleCheck size={18} stroke={1.6} aria-hidden="true" />
              {t('recoverySheet.renew.done', { serial: renewal.serial })}
            </p>
          )}
          {renewal.kind !== 'notMade' && <OldSheet />}
          {renewal.kind === 'done' && <Link to="/settings">{t('recoverySheet.renew.back')}</Link>}
          <LiveRegion>
            {renewal.kind === 'done' ? t('recoverySheet.renew.done', { serial: renewal.serial }) : ''}
          </LiveRegion>
        </div>
      </FormColumns>
      <ConfirmDialog
        opened={leaving.status === 'blocked'}
        title={t('recoverySheet.renew.leaveTitle')}
        consequence={t('recoverySheet.renew.leaveConsequence')}
        act={t('recoverySheet.renew.leave')}
        keep={t('recoverySheet.renew.stay')}
        onAct={() => leaving.proceed?.()}
        onKeep={() => leaving.reset?.()}
      />
    </>
  )

  function goWords() {
    if (busy) return 'recoverySheet.renew.going' as const
    return renewal.kind === 'notNoted'
      ? ('recoverySheet.renew.noteAgain' as const)
      : ('recoverySheet.renew.go' as const)
  }
}

/** What becomes of the sheet before. */
function OldSheet() {
  const { t } = useTranslation()
  return (
    <section className={styles['old']}>
      <h2>{t('recoverySheet.renew.after')}</h2>
      <ul>
        <li>{t('recoverySheet.renew.oldHere')}</li>
        <li>{t('recoverySheet.renew.oldBackups')}</li>
        <li>{t('recoverySheet.renew.oldPaper')}</li>
      </ul>
    </section>
  )
}
