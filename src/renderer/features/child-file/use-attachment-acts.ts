import dayjs from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../domain/records.ts'
import { rotateAttachment } from '../../../verbs/attachments/rotate-attachment.ts'
import { useSession, useVerb, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import type { OpenFailure } from '../../attachments/open-attachment.ts'
import { saveCopy } from '../../attachments/save-copy.ts'
import { usePrintFailureSentence } from '../../ui/paper/use-printing.ts'
import { printVolume, type PrintedVolume } from './attachment-sheets.ts'
import type { ChildFile } from './use-file.ts'

/** What is being done with attachments, or came of it; it is said where the act was. */
export type AttachmentOutcome =
  { readonly kind: 'none' } | { readonly kind: 'working' | 'done' | 'failed'; readonly sentence: string }

/** Printing, turning and saving attachments of a child. */
export function useAttachmentActs(file: ChildFile) {
  const { t } = useTranslation()
  const { keys, desk } = useSession()
  const rotate = useVerb(rotateAttachment)
  const verbSentence = useFailureSentence()
  const printSentence = usePrintFailureSentence(() => t('attachments.columns.title'))
  const openSentence = useOpenFailureWords()
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const [outcome, setOutcome] = useState<AttachmentOutcome>({ kind: 'none' })
  const [stopPrinting, setStopPrinting] = useState<(() => void) | null>(null)

  const printedWords = ({ pages, without, stopped }: PrintedVolume): string => {
    if (stopped) return t('attachments.printing.stopped', { count: pages })
    return without.length === 0
      ? t('attachments.printing.sent', { count: pages })
      : t('attachments.printing.sentWithout', { count: pages, titles: without.join(t('childFile.and')) })
  }
  const note = (
    act: 'printed' | 'exported',
    about: readonly Attachment[],
    detail: Readonly<Record<string, string | number>>,
  ) => {
    const [only, ...more] = about
    const which = only === undefined || more.length > 0 ? { count: about.length } : { attachmentId: only.id }
    void desk.note({ act, childId: file.child.id, detail: { what: 'attachments', ...which, ...detail } })
  }
  const print = async (attachments: readonly Attachment[], asVolume: boolean) => {
    const stop = { cancelled: false }
    const pages = attachments.reduce((sum, one) => sum + one.pages, 0)
    const say = (done: number) =>
      setOutcome({ kind: 'working', sentence: t('attachments.printing.working', { done, pages }) })
    setStopPrinting(() => () => {
      stop.cancelled = true
    })
    say(0)
    const printed = await printVolume({
      keys,
      attachments,
      asVolume,
      stationName,
      caseNumber: file.child.caseNumber,
      today: file.today,
      dayOf: (instant) => dayjs(instant).format('YYYY-MM-DD'),
      nameOfStaff: file.nameOfStaff,
      stop,
      onSent: say,
    })
    setStopPrinting(null)
    if (!printed.ok) setOutcome({ kind: 'failed', sentence: printSentence(printed.failure) })
    else {
      note('printed', attachments, { pages: printed.value.pages })
      const kind = printed.value.without.length === 0 ? 'done' : 'failed'
      setOutcome({ kind, sentence: printedWords(printed.value) })
    }
  }
  const save = async (attachment: Attachment) => {
    setOutcome({ kind: 'none' })
    const saved = await saveCopy(keys, attachment)
    if (saved.ok) {
      note('exported', [attachment], {})
      setOutcome({ kind: 'done', sentence: t('attachments.saved', { path: saved.value.path }) })
    } else if (saved.failure.kind !== 'outside' || saved.failure.failure.kind !== 'cancelled') {
      setOutcome({ kind: 'failed', sentence: openSentence(saved.failure) })
    }
  }
  const turn = async ({ id, rotation }: Attachment) => {
    const turned = await rotate({ attachmentId: id, rotation: NEXT_ROTATION[rotation] })
    if (!turned.ok) setOutcome({ kind: 'failed', sentence: verbSentence(turned.failure) })
  }
  const failed = (sentence: string) => setOutcome({ kind: 'failed', sentence })
  return {
    outcome,
    failed,
    print: (attachments: readonly Attachment[], asVolume: boolean) => void print(attachments, asVolume),
    /** `null` while nothing is printed. */
    stopPrinting,
    save: (attachment: Attachment) => void save(attachment),
    turn: (attachment: Attachment) => void turn(attachment),
  }
}

export type AttachmentActs = ReturnType<typeof useAttachmentActs>

const NEXT_ROTATION = { 0: 90, 90: 180, 180: 270, 270: 0 } as const

/** Why an attachment cannot be opened. */
export function useOpenFailureWords(): (failure: OpenFailure) => string {
  const { t } = useTranslation()
  return (failure) =>
    failure.kind === 'outside' ? outsideFailureSentence(t, failure.failure) : t(`attachments.failed.${failure.kind}`)
}
