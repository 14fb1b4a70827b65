import { Button } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { useSession } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { chooseFiles, droppedFile } from '../../attachments/attach.ts'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import { AttachingList } from './attaching-list.tsx'
import { addToQueue } from './attaching.ts'
import { AttachmentViewer } from './attachment-viewer.tsx'
import styles from './attachments.module.css'
import { AttachmentsTable } from './attachments-table.tsx'
import fileStyles from './child-file.module.css'
import { TrashAttachmentDialog } from './trash-attachment-dialog.tsx'
import { useAttachmentActs } from './use-attachment-acts.ts'
import type { ChildFile } from './use-file.ts'

const route = getRouteApi('/children/$childId')

/** 附件: photos, scans and PDFs of the file; one of them opened, or all in a list. */
export function AttachmentsTab({ file }: { readonly file: ChildFile }) {
  const { t } = useTranslation()
  const session = useSession()
  const mayChange = file.mayWrite
  const acts = useAttachmentActs(file)
  // In the address, so that Esc is one step back and unlocking comes back to it.
  const { attachment: openId } = route.useSearch()
  const navigate = useNavigate()
  const open = (id: string) =>
    void navigate({
      to: '/children/$childId',
      params: { childId: file.child.id },
      search: { tab: 'attachments', attachment: id },
    })
  const backToList = () =>
    void navigate({
      to: '/children/$childId',
      params: { childId: file.child.id },
      search: { tab: 'attachments' },
      replace: true,
    })
  const [trashing, setTrashing] = useState<Attachment | null>(null)
  const opened = file.attachments.find(({ id }) => id === openId)

  const add = (files: readonly File[]) => {
    addToQueue(files.map(droppedFile), { ...session, childId: file.child.id, documentId: null })
  }
  const choose = async () => {
    const chosen = await chooseFiles()
    if (chosen.ok) addToQueue(chosen.value, { ...session, childId: file.child.id, documentId: null })
    else if (chosen.failure.kind !== 'cancelled') acts.failed(outsideFailureSentence(t, chosen.failure))
  }
  usePastedFiles(mayChange, t('attachments.pasted'), add)

  return (
    <div
      className={styles['tab']}
      onDragOver={(event: DragEvent) => event.preventDefault()}
      onDrop={(event: DragEvent) => {
        event.preventDefault()
        if (mayChange) add([...event.dataTransfer.files])
      }}
    >
      {opened === undefined && (
        <div className={fileStyles['heading']}>
          {mayChange ? (
            <Button size="xs" variant="filled" onClick={() => void choose()}>
              {t('attachments.add')}
            </Button>
          ) : (
            <span className={styles['hint']}>{t('attachments.onlyOwn')}</span>
          )}
          {file.attachments.length > 0 && (
            <Button size="xs" disabled={acts.stopPrinting !== null} onClick={() => acts.print(file.attachments, true)}>
              {t('attachments.printAll')}
            </Button>
          )}
          {mayChange && file.attachments.length > 0 && <span className={styles['hint']}>{t('attachments.hint')}</span>}
        </div>
      )}
      <Outcome acts={acts} />
      <AttachingList childId={file.child.id} />
      {opened === undefined ? (
        <div className={fileStyles['sized']}>
          <Card flush fill>
            <AttachmentsTable
              file={file}
              mayChange={mayChange}
              onOpen={({ id }) => open(id)}
              onTurn={acts.turn}
              onTrash={setTrashing}
            />
          </Card>
        </div>
      ) : (
        <AttachmentViewer
          key={opened.id}
          attachment={opened}
          mayChange={mayChange}
          acts={acts}
          onTrash={setTrashing}
          onBack={backToList}
        />
      )}
      {trashing !== null && (
        <TrashAttachmentDialog
          attachment={trashing}
          onDone={(trashed) => {
            setTrashing(null)
            if (trashed && opened !== undefined) backToList()
          }}
        />
      )}
    </div>
  )
}

function Outcome({ acts }: { readonly acts: ReturnType<typeof useAttachmentActs> }) {
  const { t } = useTranslation()
  const { outcome, stopPrinting } = acts
  if (outcome.kind === 'none') return null
  if (outcome.kind === 'failed') return <Note tone="trouble">{outcome.sentence}</Note>
  return (
    <div className={fileStyles['heading']}>
      <span role="status" className={styles['outcome']}>
        {outcome.sentence}
      </span>
      {stopPrinting !== null && (
        <Button size="xs" variant="subtle" onClick={stopPrinting}>
          {t('attachments.printing.stop')}
        </Button>
      )}
    </div>
  )
}

/** Pictures pasted while this tab is shown and no text field has the focus. */
function usePastedFiles(enabled: boolean, name: string, add: (files: readonly File[]) => void): void {
  const latest = useRef(add)
  useEffect(() => {
    latest.current = add
  })
  useEffect(() => {
    if (!enabled) return
    const onPaste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0 || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
        return
      event.preventDefault()
      // The clipboard calls every picture image.png.
      latest.current(
        files.map((file) => (file.name === 'image.png' ? new File([file], `${name}.png`, { type: file.type }) : file)),
      )
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [enabled, name])
}
