import type { Attachment, CaseDocument, Child, Referral, ReferralState, Station } from '../domain/records.ts'
import { formByCode } from '../forms/forms.ts'
import { documentHead, filledPaper } from './document-paper.ts'
import { caseFilePartSchema, type AttachmentTrouble, type CaseFilePart, type PrintModel } from './print-model.ts'

export type CaseFileModel = Extract<PrintModel, { kind: 'caseFile' }>
type Item = CaseFileModel['items'][number]
type PicturedPaper = Extract<Item['paper'], { kind: 'attachment' }>
export type PicturedSheet = PicturedPaper['sheets'][number]
type DrawingSheet = Extract<PrintModel, { kind: 'drawing' }>

export const CASE_FILE_PARTS: readonly CaseFilePart[] = caseFilePartSchema.options

/** An attachment as far as it could be drawn. */
export interface DrawnAttachment {
  readonly attachment: Attachment
  readonly sheets: readonly PicturedSheet[]
  readonly trouble: AttachmentTrouble | null
}

/** Of one child: what whoever makes the case file may see, and nothing else. */
export interface CaseFileRecords {
  readonly station: Pick<Station, 'name' | 'address' | 'phone'> | undefined
  readonly child: Pick<Child, 'caseNumber' | 'createdAt' | 'moves' | 'facts'>
  readonly documents: readonly CaseDocument[]
  readonly referrals: readonly Referral[]
  readonly drawings: readonly DrawingSheet[]
  /** In the order they came in. */
  readonly attachments: readonly DrawnAttachment[]
}

export interface CaseFileOrder {
  readonly parts: ReadonlySet<CaseFilePart>
  /** 立卷人. */
  readonly filedBy: string
  /** Whoever makes it does not see restricted papers. */
  readonly partlySeen: boolean
  /** The day of an instant on the station's calendar. */
  readonly dayOf: (instant: string) => string
}

/**
 * Papers in the order of the phases 接案 → 预估 → 计划 → 介入 → 评估 → 结案 → 回访 (domain.md §9). Within a phase they
 * stand by their days, those of one day in this order; a form that is not named here belongs to the service itself.
 */
const PHASES = [
  ['F12', 'F02', 'F03', 'F04', 'F01', 'F21'],
  ['F05', 'F06', 'F07'],
  ['F08'],
  ['F09', 'F10', 'F11', 'F13', 'F17', 'F18', 'F19', 'F22'],
  ['F14'],
  ['F15'],
  ['F16'],
] as const
const SERVICE = 3
/** After the assessments: what the family is like is part of them. */
const DRAWINGS_AFTER = 1

/** A letter and its receipt have a way of their own. */
const LETTER = 'F11'
const PLAN = 'F08'
const RATING = 'F06'

/** Which part of a case file a form belongs to. */
export function partOfForm(formCode: string): Extract<CaseFilePart, 'forms' | 'letters'> {
  return formCode === LETTER ? 'letters' : 'forms'
}

/** The case file of a child as it is printed: finished papers in the order of the phases, then the attachments. */
export function caseFileModel(records: CaseFileRecords, order: CaseFileOrder): CaseFileModel {
  const { station, child, documents } = records
  const { parts, dayOf } = order
  const papers = papersInOrder(documents, dayOf).filter(({ formCode }) => parts.has(partOfForm(formCode)))
  const numberOf = new Map<string, number>()
  const items: Item[] = []
  const add = (paper: CaseDocument) => {
    items.push(paperItem(paper, records, dayOf))
    numberOf.set(paper.id, items.length)
  }
  papers.filter(({ formCode }) => phaseOf(formCode) <= DRAWINGS_AFTER).forEach(add)
  if (parts.has('drawings')) items.push(...records.drawings.map(drawingItem))
  papers.filter(({ formCode }) => phaseOf(formCode) > DRAWINGS_AFTER).forEach(add)
  if (parts.has('attachments'))
    items.push(...records.attachments.map((drawn) => attachmentItem(drawn, numberOf, dayOf)))
  const alias = child.facts['child.alias']?.value
  return {
    kind: 'caseFile',
    stationName: station?.name ?? '',
    caseNumber: child.caseNumber,
    alias: typeof alias === 'string' ? alias : '',
    openedOn: dayOf(child.createdAt),
    closedOn: closedOn(child),
    filedBy: order.filedBy,
    items,
    leftOut: CASE_FILE_PARTS.filter((part) => !parts.has(part)),
    drafts: draftsOf(documents).length,
    partlySeen: order.partlySeen,
  }
}

/** Begun and not finished: not in the case file, and said to be missing. */
export function draftsOf(documents: readonly CaseDocument[]): readonly CaseDocument[] {
  return documents.filter(({ status }) => status === 'draft')
}

/** Back in service: a case that was closed is open again. */
const OPEN_AGAIN: readonly string[] = ['registered', 'inService'] satisfies readonly Child['status'][]

/** 结案日期: the day the case was closed, unless it was opened again; '' otherwise. */
function closedOn({ moves }: Pick<Child, 'moves'>): string {
  const since = moves.filter(({ kind }) => kind === 'status')
  const opened = since.findLastIndex(({ to }) => OPEN_AGAIN.includes(to))
  return since.slice(opened + 1).findLast(({ to }) => to === 'closed')?.on ?? ''
}

function papersInOrder(documents: readonly CaseDocument[], dayOf: CaseFileOrder['dayOf']): readonly CaseDocument[] {
  const keyOf = (document: CaseDocument) => ({
    document,
    phase: phaseOf(document.formCode),
    on: dayOfPaper(document, dayOf),
    place: placeOf(document.formCode),
    finishedAt: document.finishedAt ?? document.createdAt,
  })
  return documents
    .filter(({ status }) => status !== 'draft')
    .map(keyOf)
    .toSorted(
      (one, other) =>
        one.phase - other.phase ||
        one.on.localeCompare(other.on) ||
        one.place - other.place ||
        one.finishedAt.localeCompare(other.finishedAt) ||
        one.document.id.localeCompare(other.document.id),
    )
    .map(({ document }) => document)
}

function phaseOf(formCode: string): number {
  const at = PHASES.findIndex((codes) => codes.some((code) => code === formCode))
  return at === -1 ? SERVICE : at
}

function placeOf(formCode: string): number {
  const codes: readonly string[] = PHASES[phaseOf(formCode)] ?? []
  const at = codes.indexOf(formCode)
  return at === -1 ? codes.length : at
}

/** The day on the paper: signed, else finished. */
function dayOfPaper({ signedOn, finishedAt, createdAt }: CaseDocument, dayOf: CaseFileOrder['dayOf']): string {
  return signedOn ?? dayOf(finishedAt ?? createdAt)
}

function paperItem(document: CaseDocument, records: CaseFileRecords, dayOf: CaseFileOrder['dayOf']): Item {
  const { station, child, documents, referrals } = records
  const referral = referrals.find(({ id }) => id === document.id)
  const head = documentHead({
    station,
    caseNumber: child.caseNumber,
    referral,
    // As of the day it was finished: the age on it is that day's.
    today: dayOf(document.finishedAt ?? document.createdAt),
  })
  const form = formByCode(document.formCode, document.formVersion)
  const plans = document.formCode === PLAN ? papersInOrder(documents, dayOf).filter(isPlan) : []
  const version = plans.findIndex(({ id }) => id === document.id) + 1
  return {
    title: `${form?.title.zh ?? document.formCode}${titleBehind(document, version, referral)}`,
    on: dayOfPaper(document, dayOf),
    remark: remarkOn(document, { isCurrent: version === plans.length, referral }),
    paper: filledPaper(document, document.values, head),
  }
}

function isPlan({ formCode }: CaseDocument): boolean {
  return formCode === PLAN
}

function titleBehind({ formCode }: CaseDocument, version: number, referral: Referral | undefined): string {
  if (formCode === PLAN) return `第${String(version)}版`
  if (formCode !== LETTER) return ''
  // 〔2026〕12号: the prefix is the station's own.
  return `${referral?.number?.text.replace(/^[^〔]*/u, '') ?? ''}（含存根、回执）`
}

const LEVELS = { urgent: '紧急', high: '高', medium: '中', low: '低' } as const
const RECEIPTS: Readonly<Record<ReferralState, string>> = {
  drafted: '待签发',
  issued: '回执未到',
  delivered: '回执未到',
  accepted: '已受理',
  returned: '已退回',
  firstService: '已受理',
  reportedBack: '已反馈',
  closed: '已办结',
}

function remarkOn(
  { formCode, status, outcome }: CaseDocument,
  { isCurrent, referral }: { readonly isCurrent: boolean; readonly referral: Referral | undefined },
): string {
  if (formCode === LETTER) return referral === undefined ? '' : RECEIPTS[referral.state]
  const level = outcome?.riskLevel
  const said = [
    ...(formCode === RATING && level != null ? [LEVELS[level]] : []),
    ...(formCode === PLAN ? [isCurrent ? '现行' : '已替代'] : []),
    ...(status === 'awaitingSignature' ? ['待签'] : []),
  ]
  return said.join('，')
}

const DRAWINGS = { familyTree: '家庭结构图', ecoMap: '生态图' } as const

function drawingItem(sheet: DrawingSheet): Item {
  return { title: DRAWINGS[sheet.drawing], on: sheet.drawnOn, remark: '', paper: sheet }
}

function attachmentItem(
  { attachment, sheets, trouble }: DrawnAttachment,
  numberOf: ReadonlyMap<string, number>,
  dayOf: CaseFileOrder['dayOf'],
): Item {
  const { title, addedAt, documentId } = attachment
  const paper = documentId === null ? undefined : numberOf.get(documentId)
  return {
    title,
    on: dayOf(addedAt),
    remark: paper === undefined ? '附件' : `第${String(paper)}件的扫描件`,
    paper: { kind: 'attachment', sheets: [...sheets], trouble },
  }
}
