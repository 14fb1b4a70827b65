import { Button } from '@mantine/core'
import { IconMaximize } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DrawingKind } from '../../../domain/records.ts'
import { drawingOfChild } from '../../../storage/selectors/drawing-file.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HistoryButton } from '../../ui/history-button.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { DrawingBoard } from './drawing-board.tsx'
import { DrawingPicture } from './drawing-picture.tsx'
import styles from './drawings.module.css'
import { useDrawingFile, useShownRows } from './use-drawing.ts'
import type { ChildFile } from './use-file.ts'

const PANEL = 'drawings-panel'
/** Of the narrowest side column, without its padding. */
const ROOM = 455

/** 家庭图: family tree and eco-map, drawn from what is on file. Of the register only the family tree is. */
export function DrawingsCard({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<DrawingKind>('familyTree')
  const [open, setOpen] = useState(false)
  const kinds: readonly DrawingKind[] = file.sight === 'register' ? ['familyTree'] : ['familyTree', 'ecoMap']
  const kind = kinds.includes(chosen) ? chosen : 'familyTree'
  const source = useDrawingFile(file.child.id)
  const rows = useShownRows(kind, source)
  const nothing = rows.length < 2
  const drawing = useWorkspace((state) => drawingOfChild(state, file.child.id, kind))
  return (
    <Card
      flush
      title={t('drawings.title')}
      hint={t('drawings.hint')}
      aside={
        (!nothing || kind === 'ecoMap') && (
          <span className={styles['acts']}>
            {drawing !== null && <HistoryButton kind="drawings" recordId={drawing.id} of={t(`drawings.${kind}`)} />}
            <Button
              size="xs"
              leftSection={<IconMaximize size={16} stroke={1.6} aria-hidden="true" />}
              onClick={() => setOpen(true)}
            >
              {t(file.mayWrite ? 'drawings.openAdjust' : 'drawings.open')}
            </Button>
          </span>
        )
      }
    >
      {kinds.length > 1 && (
        <div className={styles['tabs']}>
          <Tabs
            label={t('drawings.title')}
            tabs={kinds.map((id) => ({ id, label: t(`drawings.${id}`) }))}
            current={kind}
            onChange={setChosen}
            panelId={PANEL}
          />
        </div>
      )}
      <div
        id={PANEL}
        className={styles['panel']}
        {...(kinds.length > 1 ? { role: 'tabpanel', 'aria-labelledby': `${PANEL}-${kind}` } : {})}
      >
        {nothing ? (
          <EmptyState>{t(kind === 'ecoMap' ? 'drawings.noneAround' : 'drawings.none')}</EmptyState>
        ) : (
          <DrawingPicture kind={kind} rows={rows} width={ROOM} />
        )}
      </div>
      {open && <DrawingBoard file={file} kind={kind} source={source} onClose={() => setOpen(false)} />}
    </Card>
  )
}
