import { Button, Modal } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isDate } from '../../../domain/dates.ts'
import type { CaseDocument } from '../../../domain/records.ts'
import type { FormDefinition } from '../../../forms/definition.ts'
import { pathLabel } from '../../../forms/paths.ts'
import { localDay } from '../../../verbs/clock.ts'
import { reopenDocument } from '../../../verbs/documents/reopen-document.ts'
import { signDocument } from '../../../verbs/documents/sign-document.ts'
import { useDesk, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { useStatusLine } from '../../app/status-line.ts'
import { useLanguage } from '../../app/use-language.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import { CommentsCard } from '../../ui/comments-card.tsx'
import { DateBox } from '../../ui/fields/date-box.tsx'
import { ReadSections } from '../../ui/fields/read-sections.tsx'
import { Note } from '../../ui/note.tsx'
import { FormColumns } from '../../ui/paper/form-columns.tsx'
import { filledPaper } from '../../../contract/document-paper.ts'
import { blankPaper, paperHead, pdfName } from '../../ui/paper/form-model.ts'
import { PaperPreview } from '../../ui/paper/paper-preview.tsx'
import { PaperPrintActions } from '../../ui/paper/paper-print-actions.tsx'
import { PrintButtons } from '../../ui/paper/print-buttons.tsx'
import { useDrawnValues } from '../../ui/paper/use-drawn-values.ts'
import { FormHeader } from './form-header.tsx'
import styles from './read-page.module.css'

interface ReadPageProps {
  readonly document: CaseDocument
  readonly definition: FormDefinition
  readonly mayWrite: boolean
  /** Finished a moment ago on this screen: offered to the printer. */
  readonly offersPrint: boolean
  readonly onOffered: () => void
}

/** A paper as it was finished, or somebody else's draft: to read, to print, to enter as signed. */
export function ReadPage({ document, definition, mayWrite, offersPrint, onOffered }: ReadPageProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { actor, today, workspace } = useDesk()
  // A paper is printed as of the day it was finished: the age on it is that day's.
  const day = document.finishedAt === null ? today : localDay(new Date(document.finishedAt))
  const head = useMemo(() => paperHead(workspace.state, document.childId, day), [workspace, document.childId, day])
  // A finished paper has its drawings; a draft has those of today.
  const drawn = useDrawnValues(definition, document.values, document.childId)
  const values = document.status === 'draft' ? drawn : document.values
  const model = useMemo(() => filledPaper(document, values, head), [document, values, head])
  const fieldName = useCallback((path: string) => pathLabel(definition, path, language), [definition, language])
  const title = (definition.shortTitle ?? definition.title)[language]
  useStatusLine(t('form.status', { title, code: definition.code, version: definition.version }), [
    { keys: ['F4'], words: t('form.keys.paper') },
    { keys: ['Ctrl', 'P'], words: t('form.keys.print') },
  ])
  const subject = { what: definition.code, childId: document.childId, documentId: document.id }
  const printing = { subject, code: definition.code, fileName: pdfName(definition.code, today), fieldName }
  return (
    <>
      <FormColumns
        readingLabel={title}
        header={(toggle) => (
          <FormHeader childId={document.childId} definition={definition} status={document.status} actions={toggle} />
        )}
        foot={<Foot document={document} mayWrite={mayWrite} />}
        paper={
          <PaperPreview
            model={model}
            fieldName={fieldName}
            actions={<PaperPrintActions {...printing} model={() => model} blank={() => blankPaper(document, head)} />}
          />
        }
      >
        <ReadSections definition={definition} values={document.values} today={day} />
        {actor.role !== 'clerk' && <CommentsCard childId={document.childId} documentId={document.id} />}
      </FormColumns>
      <Modal opened={offersPrint} onClose={onOffered} title={t('form.done.title')} withCloseButton={false}>
        <p>{t('form.done.sentence')}</p>
        <div className={styles['buttons']}>
          <Button onClick={onOffered}>{t('form.done.later')}</Button>
          <PrintButtons {...printing} primary label={t('form.read.print')} model={() => model} />
        </div>
      </Modal>
    </>
  )
}

function Foot({ document, mayWrite }: { readonly document: CaseDocument; readonly mayWrite: boolean }) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const author = useWorkspace((state) => state.staff.get(document.authorId)?.name ?? '')
  const worker = useWorkspace((state) => {
    const child = state.children.get(document.childId)
    return child === undefined ? '' : (state.staff.get(child.workerId)?.name ?? '')
  })
  const finishedOn = document.finishedAt === null ? '' : dateInWords(t, document.finishedAt, 'full')
  return (
    <div className={styles['foot']}>
      <span className={styles['state']}>
        {document.status === 'signed' && document.signedOn !== null && (
          <b>{t('form.read.signed', { date: dateInWords(t, document.signedOn, 'full') })}</b>
        )}
        {document.status === 'awaitingSignature' && <b>{t('form.read.awaiting')}</b>}
        {finishedOn !== '' && <span>{t('form.read.finishedOn', { date: finishedOn, author })}</span>}
        {document.status === 'draft' && (
          <span>{actor.role === 'supervisor' ? t('form.readOnlyRole') : t('form.notYours', { worker })}</span>
        )}
      </span>
      {document.status === 'awaitingSignature' && mayWrite && <Signing document={document} />}
    </div>
  )
}

/** The printed paper came back signed, or has to be changed before it is. */
function Signing({ document }: { readonly document: CaseDocument }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const sentenceOf = useFailureSentence()
  const sign = useVerb(signDocument)
  const reopen = useVerb(reopenDocument)
  const [signedOn, setSignedOn] = useState(today)
  const [trouble, setTrouble] = useState('')
  const enter = async () => {
    if (!isDate(signedOn) || signedOn > today) {
      setTrouble(t('form.read.signedOnMissing'))
      return
    }
    const done = await sign({ documentId: document.id, signedOn })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  const takeBack = async () => {
    const done = await reopen({ documentId: document.id })
    if (!done.ok) setTrouble(sentenceOf(done.failure))
  }
  return (
    <div className={styles['signing']}>
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <Button variant="subtle" onClick={() => void takeBack()}>
        {t('form.read.reopen')}
      </Button>
      <label htmlFor="signed-on" className={styles['label']}>
        {t('form.read.signedOn')}
      </label>
      <span className={styles['date']}>
        <DateBox id="signed-on" name={t('form.read.signedOn')} value={signedOn} onChange={setSignedOn} />
      </span>
      <Button variant="filled" onClick={() => void enter()}>
        {t('form.read.sign')}
      </Button>
    </div>
  )
}
