import type { TFunction } from 'i18next'
import type { Attachment, Consent, Drawing, Referral, SavedView, Staff, Station } from '../../../domain/records.ts'
import { RISK_LEVELS } from '../../../domain/risk.ts'
import type { Tables, WorkspaceState } from '../../../storage/tables.ts'
import { dateInWords } from '../../ui/date-text.tsx'
import type { HistoryKind } from '../../app/record-kinds.ts'

/** One line of a record as somebody reads it. Two versions differ where these words do. */
export interface FieldWords {
  readonly id: string
  readonly label: string
  /** '' for nothing. */
  readonly words: string
  /** What it is compared by, where the words tell less than was changed. */
  readonly whole?: string
}

/** What the words need besides the record: names of attachments and people as they are called now. */
export type Around = Pick<WorkspaceState, 'attachments' | 'staff'>

type InWords<Kind extends HistoryKind> = (t: TFunction, record: Tables[Kind], around: Around) => readonly FieldWords[]

/** Every field somebody can change, in the order of its screen. */
export const FIELD_WORDS: { readonly [Kind in HistoryKind]: InWords<Kind> } = {
  consents: consentWords,
  referrals: referralWords,
  attachments: attachmentWords,
  drawings: drawingWords,
  views: viewWords,
  staff: staffWords,
  station: stationWords,
}

function consentWords(t: TFunction, consent: Consent, { attachments }: Around): readonly FieldWords[] {
  const agreed = (yes: boolean) => t(yes ? 'recordHistory.words.yes' : 'recordHistory.words.no')
  const { guardianName: name, relation, withdrawn, attachmentId, recipients } = consent
  const scan = attachmentId === null ? '' : (attachments.get(attachmentId)?.title ?? attachmentId)
  return [
    field(t, 'variant', t(`consents.variants.${consent.variant}`)),
    field(t, 'signedOn', dateInWords(t, consent.signedOn, 'full')),
    field(t, 'guardian', relation === '' ? name : t('recordHistory.words.person', { name, relation })),
    field(t, 'childSigned', t(consent.childSigned ? 'recordHistory.words.did' : 'recordHistory.words.didNot')),
    field(t, 'witness', consent.witness),
    field(t, 'service', agreed(consent.service)),
    field(t, 'photo', agreed(consent.photo)),
    field(t, 'publicity', agreed(consent.publicity)),
    ...recipients.map(({ name: recipient, granted, withdrawnOn }) => ({
      id: `recipient/${recipient}`,
      label: t('recordHistory.fields.recipient', { name: recipient }),
      words:
        withdrawnOn === null
          ? agreed(granted)
          : t('recordHistory.words.recipientGone', { date: dateInWords(t, withdrawnOn, 'full') }),
    })),
    field(
      t,
      'withdrawn',
      withdrawn === null
        ? ''
        : t('recordHistory.words.withdrawn', { date: dateInWords(t, withdrawn.on, 'full'), by: withdrawn.by }),
    ),
    field(t, 'scan', scan),
  ]
}

function referralWords(t: TFunction, { state, number, replyDueOn, steps }: Referral): readonly FieldWords[] {
  return [
    field(t, 'state', t(`referral.states.${state}`)),
    field(t, 'number', number?.text ?? ''),
    field(t, 'replyDueOn', replyDueOn === null ? '' : dateInWords(t, replyDueOn, 'full')),
    ...steps.map(({ state: step, on, note }, at) => ({
      id: `step/${String(at)}`,
      label: t('recordHistory.fields.step', { number: at + 1 }),
      words: t(note === '' ? 'recordHistory.words.step' : 'recordHistory.words.stepNote', {
        state: t(`referral.states.${step}`),
        date: dateInWords(t, on, 'full'),
        note,
      }),
    })),
  ]
}

function attachmentWords(t: TFunction, { title, rotation }: Attachment): readonly FieldWords[] {
  return [
    field(t, 'title', title),
    field(
      t,
      'rotation',
      rotation === 0 ? t('recordHistory.words.upright') : t('recordHistory.words.turned', { degrees: rotation }),
    ),
  ]
}

function drawingWords(t: TFunction, { shifts, ties = {} }: Drawing): readonly FieldWords[] {
  const moved = Object.entries(shifts).sort(([one], [other]) => one.localeCompare(other))
  return [
    {
      ...field(t, 'moved', moved.length === 0 ? '' : t('recordHistory.words.movedCount', { count: moved.length })),
      // A symbol that was moved again is a change, though as many are moved as before.
      whole: JSON.stringify(moved),
    },
    ...Object.entries(ties).map(([what, { tie, flow }]) => ({
      id: `tie/${what}`,
      label: t('recordHistory.fields.tie', { what }),
      words: `${t(`drawings.ties.${tie}`)}${t('drawings.comma')}${t(`drawings.flows.${flow}`)}`,
    })),
  ]
}

function viewWords(t: TFunction, { name, filters }: SavedView): readonly FieldWords[] {
  const set = Object.entries(filters).filter(([, value]) => value !== null && value !== false && value !== 'onRegister')
  return [
    field(t, 'name', name),
    {
      ...field(t, 'filter', t('recordHistory.words.filters', { count: set.length })),
      whole: JSON.stringify(set),
    },
  ]
}

function staffWords(t: TFunction, { name, role, account, phone, active }: Staff): readonly FieldWords[] {
  return [
    field(t, 'name', name),
    field(t, 'role', t(`common.roles.${role}`)),
    field(t, 'account', account),
    field(t, 'phone', phone),
    field(t, 'atWork', t(active ? 'recordHistory.words.on' : 'recordHistory.words.off')),
  ]
}

function stationWords(t: TFunction, station: Station): readonly FieldWords[] {
  const { settings, copyOutFacts, recoverySheet } = station
  const { visitIntervalDays, replyDays } = settings
  const onOff = (on: boolean) => t(on ? 'recordHistory.words.on' : 'recordHistory.words.off')
  const days = (count: number) => t('recordHistory.words.days', { count })
  const line = (id: string, label: string, words: string): FieldWords => ({ id, label, words })
  const letterhead = ['name', 'letterCode', 'caseCode', 'street', 'address', 'phone', 'postcode'] as const
  return [
    ...letterhead.map((id) => line(id, t(`settings.letterhead.${id}`), station[id])),
    ...RISK_LEVELS.map((level) =>
      line(
        `visits/${level}`,
        t('recordHistory.words.interval', {
          what: t('recordHistory.words.visits'),
          level: t(`settings.intervals.${level}`),
        }),
        days(visitIntervalDays[level]),
      ),
    ),
    ...REPLIES.map(([urgency, label]) =>
      line(
        `replies/${urgency}`,
        t('recordHistory.words.interval', {
          what: t('recordHistory.words.replies'),
          level: t(`settings.intervals.${label}`),
        }),
        days(replyDays[urgency]),
      ),
    ),
    line('stale', t('settings.intervals.stale'), t('recordHistory.words.months', { count: settings.staleAfterMonths })),
    line('backup', t('settings.intervals.backup'), days(settings.backupEveryDays)),
    line('rehearse', t('settings.intervals.rehearse'), days(settings.rehearseEveryDays)),
    line('offer', t('settings.intervals.offerOnQuit'), onOff(settings.offerBackupOnQuit)),
    line('lock', t('settings.guard.lockAfter'), t('recordHistory.words.minutes', { count: settings.lockAfterMinutes })),
    line('capture', t('settings.guard.capture'), onOff(settings.hideFromCapture)),
    {
      ...field(
        t,
        'copyOut',
        copyOutFacts.length === 0
          ? t('recordHistory.words.inStandardOrder')
          : t('recordHistory.words.facts', { count: copyOutFacts.length }),
      ),
      whole: copyOutFacts.join(' '),
    },
    field(
      t,
      'sheet',
      recoverySheet === undefined
        ? ''
        : t('recordHistory.words.sheet', {
            serial: recoverySheet.serial,
            date: dateInWords(t, recoverySheet.madeOn, 'full'),
          }),
    ),
  ]
}

const REPLIES = [
  ['urgent', 'replyUrgent'],
  ['normal', 'replyNormal'],
  ['relaxed', 'replyRelaxed'],
] as const

function field(t: TFunction, id: FieldName, words: string): FieldWords {
  return { id, label: t(`recordHistory.fields.${id}`), words }
}

/** Those whose label is the same for every record. */
type FieldName =
  | ('variant' | 'signedOn' | 'guardian' | 'childSigned' | 'witness' | 'service' | 'photo' | 'publicity')
  | ('withdrawn' | 'scan' | 'state' | 'number' | 'replyDueOn' | 'title' | 'rotation' | 'moved')
  | ('name' | 'filter' | 'role' | 'account' | 'phone' | 'atWork' | 'copyOut' | 'sheet')
