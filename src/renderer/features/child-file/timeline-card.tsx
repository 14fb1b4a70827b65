import { Button } from '@mantine/core'
import {
  IconAdjustmentsHorizontal,
  IconArrowsExchange,
  IconChecklist,
  IconClock,
  IconFileText,
  IconFolderPlus,
  IconMailForward,
  IconMailOpened,
  IconPencil,
} from '@tabler/icons-react'
import dayjs from 'dayjs'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../domain/localized.ts'
import {
  childStatusSchema,
  populationSchema,
  type CaseDocument,
  type ChildMove,
  type Referral,
} from '../../../domain/records.ts'
import { REGISTER_FORM } from '../../../verbs/rights.ts'
import { useLanguage } from '../../app/use-language.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords, deadlineInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Timeline, type TimelineItem as Entry } from '../../ui/timeline.tsx'
import { Opens } from './opens.tsx'
import { gistOf, type PaperGist } from './paper-gist.ts'
import { paperName } from './paper-names.ts'
import { recipientOf } from './recipient.ts'
import { timelineOf, type TimelineItem } from './timeline.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

type Shown = 'everything' | 'onlyOpen' | 'onlySigned'
const TONES = { done: 'past', now: 'now', ahead: 'future', missed: 'missed' } as const

/** 经过: newest on top; what is open or due can be picked out. */
export function TimelineCard({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [shown, setShown] = useState<Shown>('everything')
  const all = timelineOf(file, file.today, (instant) => dayjs(instant).format('YYYY-MM-DD'))
  const items = all.filter((item) => passes(item, shown))
  const words = { t, language, file, acts }
  return (
    <Card
      fill
      flush
      title={t('childFile.timeline.title')}
      hint={t('childFile.timeline.hint')}
      aside={(['everything', 'onlyOpen', 'onlySigned'] as const)
        .filter((choice) => choice !== shown)
        .map((choice) => (
          <Button key={choice} size="xs" variant="subtle" onClick={() => setShown(choice)}>
            {t(`childFile.timeline.${choice}`)}
          </Button>
        ))}
    >
      {items.length === 0 ? (
        <EmptyState>{t('childFile.timeline.none')}</EmptyState>
      ) : (
        <Timeline label={t('childFile.timeline.label')} items={items.map((item) => entryOf(item, words))} />
      )}
    </Card>
  )
}

function passes(item: TimelineItem, shown: Shown): boolean {
  if (shown === 'onlyOpen')
    return item.node !== 'done' || (item.what === 'written' && item.document.status !== 'signed')
  return shown === 'everything' || (item.what === 'written' && item.document.status === 'signed')
}

interface Words {
  readonly t: TFunction
  readonly language: Language
  readonly file: ChildFile
  readonly acts: FileActs
}

function entryOf(item: TimelineItem, words: Words): Entry {
  const { t } = words
  const base = { id: item.key, date: item.at ?? item.day, tone: TONES[item.node] }
  switch (item.what) {
    case 'registered':
      return {
        ...base,
        icon: IconFolderPlus,
        title: t('childFile.timeline.registered'),
        sentence: t('childFile.timeline.registeredSentence', { number: words.file.child.caseNumber }),
      }
    case 'draft':
      return draftEntry(base, item.document, words)
    case 'written':
      return writtenEntry(base, item, words)
    case 'referralStep':
      return {
        ...base,
        icon: item.state === 'issued' || item.state === 'delivered' ? IconMailForward : IconMailOpened,
        title: (
          <Opens onClick={() => words.acts.open({ id: item.referral.id, formCode: 'F11' })}>
            {t(`childFile.timeline.steps.${item.state}`)}
          </Opens>
        ),
        sentence: [referralSentence(item.referral, words), item.note]
          .filter((part) => part !== '')
          .join(t('childFile.stop')),
        formCode: 'F11',
      }
    case 'move':
      return moveEntry(base, item.move, words)
    case 'consentSigned':
    case 'consentWithdrawn':
    case 'recipientWithdrawn':
      return {
        ...base,
        icon: IconChecklist,
        title: t(`consents.timeline.${item.what}`),
        sentence: item.what === 'recipientWithdrawn' ? item.recipient : t(`consents.variants.${item.consent.variant}`),
        formCode: 'F03',
      }
    case 'replyDue':
      return {
        ...base,
        icon: item.node === 'missed' ? IconClock : IconMailOpened,
        title: (
          <Opens onClick={() => words.acts.open({ id: item.referral.id, formCode: 'F11' })}>
            {t(item.node === 'missed' ? 'childFile.timeline.replyMissed' : 'childFile.timeline.replyDue')}
          </Opens>
        ),
        sentence: referralSentence(item.referral, words),
        state: deadlineInWords(t, item.day),
      }
  }
}

function moveEntry(base: Base, move: ChildMove, { t, file }: Words): Entry {
  const staff = file.nameOfStaff(move.byStaffId)
  const words = (code: string): string => {
    const status = childStatusSchema.safeParse(code)
    const population = populationSchema.safeParse(code)
    if (move.kind === 'status') return status.success ? t(`history.statuses.${status.data}`) : code
    return population.success ? t(`history.populations.${population.data}`) : code
  }
  return {
    ...base,
    icon: IconArrowsExchange,
    title: t('overTime.move.item', {
      what: t(`overTime.move.${move.kind}`),
      from: words(move.from),
      to: words(move.to),
    }),
    sentence:
      file.sight === 'register'
        ? t('clerk.moveUntold', { staff })
        : move.basis === ''
          ? t('overTime.move.itemByNobody', { staff })
          : t('overTime.move.itemBy', { basis: move.basis, staff }),
  }
}

type Base = Pick<Entry, 'id' | 'date' | 'tone'>

function draftEntry(base: Base, document: CaseDocument, { t, language, file, acts }: Words): Entry {
  const paper = paperName(document, language)
  const mayGoOn = file.mayWrite || (file.mayRegister && document.formCode === REGISTER_FORM)
  return {
    ...base,
    icon: IconPencil,
    title: t('childFile.timeline.draft', { paper }),
    sentence: t('childFile.timeline.draftSentence', { author: file.nameOfStaff(document.authorId) }),
    action: (
      <Button size="xs" onClick={() => acts.open(document)}>
        {mayGoOn ? t('childFile.acts.goOn', { code: document.formCode }) : t('childFile.acts.open')}
      </Button>
    ),
  }
}

function writtenEntry(base: Base, item: TimelineItem & { readonly what: 'written' }, words: Words): Entry {
  const { t, language, file, acts } = words
  const { document, risk, planVersion } = item
  const signed =
    document.signedOn === null
      ? t('common.status.awaitingSignature')
      : t('childFile.papers.signedOn', { date: dateInWords(t, document.signedOn, 'day') })
  return {
    ...base,
    icon: risk === null ? IconFileText : IconAdjustmentsHorizontal,
    title: (
      <Opens onClick={() => acts.open(document)}>
        {risk !== null
          ? riskWords(t, risk)
          : planVersion !== null
            ? t('childFile.timeline.plan', { version: planVersion })
            : paperName(document, language)}
      </Opens>
    ),
    sentence: [
      gistWords(t, gistOf(document)),
      t('childFile.timeline.by', { author: file.nameOfStaff(document.authorId) }),
    ].join(''),
    formCode: document.formCode,
    state: signed,
  }
}

function gistWords(t: TFunction, gist: PaperGist | null): string {
  return gist === null ? '' : t(`childFile.timeline.gists.${gist.kind}`, { count: gist.count })
}

function riskWords(
  t: TFunction,
  { from, to }: NonNullable<(TimelineItem & { readonly what: 'written' })['risk']>,
): string {
  const words = { to: t(`common.risk.${to}`) }
  if (from === null) return t('childFile.timeline.riskFirst', words)
  if (from === to) return t('childFile.timeline.riskSame', words)
  return t('childFile.timeline.riskChanged', { ...words, from: t(`common.risk.${from}`) })
}

function referralSentence(referral: Referral, { t, file }: Words): string {
  const recipient = recipientOf(file.documents, referral) || t('childFile.referrals.noRecipient')
  return referral.number === null
    ? recipient
    : t('childFile.timeline.replySentence', { number: referral.number.text, recipient })
}
