import { Button, Modal } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PrintModel } from '../../../contract/print-model.ts'
import { SAID_SYSTEMS } from '../../../domain/drawings/eco-rows.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import { drawnRows, type DrawingFile } from '../../../forms/drawings.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { useLanguage } from '../../app/use-language.ts'
import { Note } from '../../ui/note.tsx'
import { PrintButtons } from '../../ui/paper/print-buttons.tsx'
import { DrawingPicture } from './drawing-picture.tsx'
import { drawingInWords } from './drawing-in-words.ts'
import styles from './drawings.module.css'
import { MovableDrawing } from './movable-drawing.tsx'
import { TiesTable } from './ties-table.tsx'
import { useShownRows } from './use-drawing.ts'
import { useDrawingChanges } from './use-drawing-changes.ts'
import type { ChildFile } from './use-file.ts'

interface DrawingBoardProps {
  readonly file: ChildFile
  readonly kind: DrawingKind
  readonly source: DrawingFile
  readonly onClose: () => void
}

/** Of the window, in pixels: what the picture is made as wide as. */
const ROOM = 1000

/** A drawing large: to look at and print, and for who may write on the file to move, and to say how relations are. */
export function DrawingBoard({ file, kind, source, onClose }: DrawingBoardProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      size={1120}
      title={t('drawings.on', { drawing: t(`drawings.${kind}`), name: file.row.name })}
      closeButtonProps={{ 'aria-label': t('drawings.close') }}
    >
      {file.mayWrite ? (
        <Adjusting file={file} kind={kind} source={source} />
      ) : (
        <Reading file={file} kind={kind} source={source} />
      )}
    </Modal>
  )
}

type BoardProps = Omit<DrawingBoardProps, 'onClose'>

function Reading({ file, kind, source }: BoardProps) {
  const rows = useShownRows(kind, source)
  return (
    <div className={styles['board']}>
      <DrawingPicture kind={kind} rows={rows} width={ROOM} />
      <div className={styles['tools']}>
        <Print file={file} kind={kind} source={source} />
      </div>
    </div>
  )
}

function Adjusting({ file, kind, source }: BoardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { now, change, nudge, undo, mayUndo, trouble } = useDrawingChanges(file.child.id, kind, source)
  const shown = useMemo<DrawingFile>(
    () => ({ ...source, shifts: { ...source.shifts, [kind]: now.shifts }, ties: kind === 'ecoMap' ? now.ties : {} }),
    [source, kind, now],
  )
  const rows = useShownRows(kind, shown)
  const words = useMemo(() => drawingInWords(t, language, kind, rows), [t, language, kind, rows])
  const moved = Object.keys(now.shifts).length > 0
  return (
    <div
      className={styles['board']}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return
        event.preventDefault()
        undo()
      }}
    >
      <p className={styles['help']}>{t('drawings.help')}</p>
      {trouble !== null && <Note tone="trouble">{trouble}</Note>}
      <MovableDrawing
        kind={kind}
        rows={rows}
        words={words}
        width={ROOM}
        onMove={(id, dx, dy, closely) => {
          const others = Object.entries(now.shifts).filter(([other]) => other !== id)
          const shifts = Object.fromEntries(dx === 0 && dy === 0 ? others : [...others, [id, { dx, dy }]])
          if (closely) nudge({ ...now, shifts })
          else change({ ...now, shifts })
        }}
      />
      <div className={styles['tools']}>
        <Button size="xs" disabled={!mayUndo} onClick={undo}>
          {t(mayUndo ? 'drawings.undo' : 'drawings.undoNone')}
        </Button>
        <Button size="xs" disabled={!moved} onClick={() => change({ ...now, shifts: {} })}>
          {t(moved ? 'drawings.reset' : 'drawings.resetNone')}
        </Button>
        <Print file={file} kind={kind} source={shown} />
      </div>
      {kind === 'ecoMap' && (
        <TiesTable
          rows={rows}
          ties={now.ties}
          extra={SAID_SYSTEMS.filter(({ id }) => !rows.some((row) => row['id'] === id))}
          onChange={(ties) => change({ ...now, ties })}
        />
      )}
    </div>
  )
}

/** The sheet has the names, whatever is hidden on the screen. */
function Print({ file, kind, source }: BoardProps) {
  const { t } = useTranslation()
  const { actor, today } = useDesk()
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const model = (): PrintModel => ({
    kind: 'drawing',
    drawing: kind,
    rows: drawnRows(kind, source).map((row) => ({ ...row })),
    stationName,
    caseNumber: file.child.caseNumber,
    drawnOn: today,
    drawnBy: actor.name,
  })
  return (
    <PrintButtons
      subject={{ what: kind, childId: file.child.id }}
      code={kind}
      model={model}
      fileName={`${kind}-${today}.pdf`}
      label={t('drawings.print')}
    />
  )
}
