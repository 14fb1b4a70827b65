import { Button, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Comment } from '../../domain/records.ts'
import { z } from '../../domain/zod.ts'
import { addComment } from '../../verbs/comments/add-comment.ts'
import { isRestricted } from '../../verbs/sight.ts'
import { useDesk, useWorkspace } from '../app/desk-context.tsx'
import { useFailureSentence } from '../app/failure-sentence.ts'
import { Card } from './card.tsx'
import styles from './comments-card.module.css'
import { dateInWords } from './date-text.tsx'
import { EmptyState } from './empty-state.tsx'
import { Note } from './note.tsx'
import { useTypedWords } from './use-typed-words.ts'
import { WordsBeforeNote } from './words-before-note.tsx'

interface CommentsCardProps {
  readonly childId: string
  /** One paper's comments; `null`: all of the file, each with the paper it is about. */
  readonly documentId: string | null
  /** What a paper is called, for comments on papers shown in the file. */
  readonly nameOfPaper?: (documentId: string) => string
}

/** 批注: who said what when, newest first; they are never changed or taken back. */
export function CommentsCard({ childId, documentId, nameOfPaper }: CommentsCardProps) {
  const { t } = useTranslation()
  const { actor } = useDesk()
  const all = useWorkspace((state) => state.comments)
  const staff = useWorkspace((state) => state.staff)
  const workerId = useWorkspace((state) => state.children.get(childId)?.workerId)
  const formCode = useWorkspace((state) =>
    documentId === null ? '' : (state.documents.get(documentId)?.formCode ?? ''),
  )
  const comments = useMemo(
    () =>
      [...all.values()]
        .filter((one) => one.childId === childId && (documentId === null || one.documentId === documentId))
        .sort((one, other) => (one.at < other.at ? 1 : -1)),
    [all, childId, documentId],
  )
  const isLed = actor.role === 'head' || (actor.role === 'worker' && actor.id === workerId)
  const mayWrite = isLed || (actor.role === 'supervisor' && !isRestricted(formCode))
  return (
    <Card flush title={t('common.comments.title')} hint={t('common.comments.hint')}>
      {mayWrite && <Writing childId={childId} documentId={documentId} />}
      {comments.length === 0 ? (
        <EmptyState>{t(mayWrite ? 'common.comments.none' : 'common.comments.noneOnlyRead')}</EmptyState>
      ) : (
        <ol className={styles['comments']}>
          {comments.map((comment) => (
            <Said key={comment.id} comment={comment} by={staff.get(comment.byStaffId)?.name ?? ''}>
              {documentId === null && comment.documentId !== null ? (nameOfPaper?.(comment.documentId) ?? '') : ''}
            </Said>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Said({
  comment,
  by,
  children,
}: {
  readonly comment: Comment
  readonly by: string
  readonly children: string
}) {
  const { t } = useTranslation()
  return (
    <li>
      <div className={styles['head']}>
        <b>{by}</b> {dateInWords(t, comment.at, 'day')} {dateInWords(t, comment.at, 'time')}
        {children !== '' && <span> {children}</span>}
      </div>
      <p className={styles['text']}>{comment.text}</p>
    </li>
  )
}

function Writing({ childId, documentId }: { readonly childId: string; readonly documentId: string | null }) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const words = useTypedWords({ kind: 'comment', childId, documentId }, childId, z.string())
  const [text, setText] = useState(words.before?.values ?? '')
  const [before, setBefore] = useState(words.before)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const [said, setSaid] = useState(false)
  const write = async () => {
    setBusy(true)
    const done = await words.saveWith(addComment, { childId, documentId, text })
    setBusy(false)
    if (!done.ok) {
      setTrouble(sentenceOf(done.failure))
      return
    }
    setTrouble('')
    setText('')
    setBefore(null)
    setSaid(true)
  }
  return (
    <form
      className={styles['writing']}
      onSubmit={(event) => {
        event.preventDefault()
        void write()
      }}
    >
      <WordsBeforeNote
        at={before?.at ?? null}
        onDrop={() => {
          setText('')
          setBefore(null)
          words.forget()
        }}
      />
      <Textarea
        label={t('common.comments.label')}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value
          setText(typed)
          setSaid(false)
          words.keep(typed.trim() === '' ? null : typed)
        }}
      />
      {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
      <div className={styles['row']}>
        <Button type="submit" size="xs" disabled={busy || text.trim() === ''}>
          {t('common.comments.write')}
        </Button>
        <span role="status" className={styles['said']}>
          {said ? t('common.comments.written') : text.trim() === '' && t('common.comments.empty')}
        </span>
      </div>
    </form>
  )
}
