import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trashed } from '../../../domain/records.ts'
import { restoreFromTrash } from '../../../verbs/trash/restore-from-trash.ts'
import { useDesk, useSight, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Page } from '../../ui/page.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import { GoneCard } from './gone-card.tsx'
import { trashedInWords } from './trash-words.ts'
import { TrashedView } from './trashed-view.tsx'
import { useTrashColumns } from './use-trash-columns.tsx'

/** 回收站: what was deleted, to be looked at, put back, or erased by the head. */
export function TrashPage() {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor } = useDesk()
  const sightOf = useSight()
  const trash = useWorkspace((state) => state.trash)
  const children = useWorkspace((state) => state.children)
  const restore = useVerb(restoreFromTrash)
  const sentenceOf = useFailureSentence()
  const [looking, setLooking] = useState<Trashed | null>(null)
  const [erasing, setErasing] = useState<Trashed | null>(null)
  const [said, setSaid] = useState<{ readonly ok: boolean; readonly words: string } | null>(null)
  const rows = useMemo(
    () =>
      [...trash.values()]
        .filter(({ childId }) => {
          const child = children.get(childId)
          return child === undefined ? actor.role === 'head' : sightOf(child) !== 'nameOnly'
        })
        .sort((one, other) => (one.deletedAt < other.deletedAt ? 1 : -1)),
    [trash, children, actor, sightOf],
  )
  const here = rows.filter(({ erased }) => erased === undefined).length
  useStatusLine(t('trash.status', { count: here }), [
    { keys: ['↑', '↓'], words: t('trash.keys.move') },
    { keys: ['Enter'], words: t('trash.keys.open') },
  ])
  const putBack = async (trashed: Trashed) => {
    const what = trashedInWords(t, trashed, language)
    const done = await restore({ trashId: trashed.id })
    setLooking(null)
    setSaid({ ok: done.ok, words: done.ok ? t('trash.back', { what }) : sentenceOf(done.failure) })
  }
  const columns = useTrashColumns({ onPutBack: (trashed) => void putBack(trashed), onErase: setErasing })
  return (
    <Page>
      <PageHeader
        above={<Link to="/today">{t('common.frame.today')}</Link>}
        title={t('trash.title')}
        hint={t(actor.role === 'head' ? 'trash.hint' : 'trash.hintOthers')}
      />
      <div role="status">{said?.ok === true && <Note tone="info">{said.words}</Note>}</div>
      {said?.ok === false && <Note tone="trouble">{said.words}</Note>}
      <Card flush fill={rows.length > 0}>
        <DataTable
          label={t('trash.label')}
          columns={columns}
          rows={rows}
          rowId={trashId}
          onOpen={(trashed) => {
            if (trashed.erased === undefined) setLooking(trashed)
          }}
          rowHeight={41}
          pageKeys
          empty={<EmptyState>{t('trash.none')}</EmptyState>}
        />
      </Card>
      <GoneCard />
      {looking !== null && (
        <TrashedView trashed={looking} onClose={() => setLooking(null)} onPutBack={() => void putBack(looking)} />
      )}
      {erasing !== null && <EraseDialog trashed={erasing} onDone={() => setErasing(null)} />}
    </Page>
  )
}

function trashId({ id }: Trashed): string {
  return id
}
