import { FLOWS, TIES } from './drawings/eco-row.ts'
import { factsSchema } from './facts.ts'
import { z } from './zod.ts'

/**
 * The records a station keeps, as they are in memory and (sealed, one row each) in the store.
 * Ids are random and say nothing; dates are YYYY-MM-DD, instants are ISO 8601 in UTC.
 */

const id = z.string().regex(/^[0-9a-z-]{1,64}$/)
const instant = z.iso.datetime()
const date = z.iso.date()

/** 站长 · 社工 · 督导 · 文员 (product.md §4). */
export const roleSchema = z.enum(['head', 'worker', 'supervisor', 'clerk'])
export type Role = z.infer<typeof roleSchema>

/** The one station of this PC; its id is always `station`. */
export const stationSchema = z.object({
  id: z.literal('station'),
  /** As on the letterhead: 秀英街道社会工作站. */
  name: z.string(),
  /** 文号代字, the prefix of letter numbers: 秀街社工转. */
  letterCode: z.string(),
  /** Prefix of case numbers: XY in XY-2026-个-0037. */
  caseCode: z.string(),
  /** The street office: 海南省海口市秀英区秀英街道. */
  street: z.string(),
  address: z.string(),
  phone: z.string(),
  postcode: z.string(),
  settings: z.object({
    /** Days between visits by risk level; practice, not law (domain.md §4.1). */
    visitIntervalDays: z.object({ urgent: z.int(), high: z.int(), medium: z.int(), low: z.int() }),
    /** Working days a recipient has to answer a referral, by urgency (domain.md §6.2). */
    replyDays: z.object({ urgent: z.int(), normal: z.int(), relaxed: z.int() }),
    /** A fact not verified for this many months is shown as stale. */
    staleAfterMonths: z.int(),
    /** A backup is due after this many days. */
    backupEveryDays: z.int(),
    /** Whether closing the app while a backup is due offers to take one first. */
    offerBackupOnQuit: z.boolean(),
    /** A rehearsal of the restore is due after this many days. */
    rehearseEveryDays: z.int(),
    /** Minutes without a key stroke or a mouse move on this PC before the desk locks itself; 0 for never. */
    lockAfterMinutes: z.int().min(0),
    /** Whether the window is black in screenshots, recordings and shared screens. */
    hideFromCapture: z.boolean(),
  }),
  /** The facts of the copy-out sheet in the order of the screens they are copied to; empty: in the order of F01. */
  copyOutFacts: z.array(z.string()),
  /** What a heading of an imported sheet means here, as a worker said it once: heading → fact. */
  importHeadings: z.record(z.string(), z.string()),
  /** The recovery sheet that opens this station, and where its two copies are said to be kept ('' when nobody said). */
  recoverySheet: z
    .object({
      serial: z.int().positive(),
      madeOn: date,
      places: z.tuple([z.string(), z.string()]),
      /** 启封: the day it opened the station. Its envelope is open since, so it is to be replaced. */
      openedOn: date.optional(),
    })
    .optional(),
  /** The keys are to be renewed since then, because somebody who knew a password of the station is no longer on its staff. */
  keysToRenewSince: instant.optional(),
  /** When the keys in force were made, if not at the founding. */
  keysRenewedAt: instant.optional(),
  createdAt: instant,
})
export type Station = z.infer<typeof stationSchema>

export const staffSchema = z.object({
  id,
  /** Login name, e.g. `head`; also the name of the key slot. */
  account: z.string(),
  name: z.string(),
  role: roleSchema,
  phone: z.string(),
  active: z.boolean(),
  /** The password was given by the head: it is changed before anything else is done. */
  mustChangePassword: z.boolean(),
})
export type Staff = z.infer<typeof staffSchema>

export const householdSchema = z.object({ id, facts: factsSchema, createdAt: instant })
export type Household = z.infer<typeof householdSchema>

/** 在册 · 服务中 · 结案 · 迁出 · 满18 · 死亡 · 转移 (domain.md §8.2). */
export const childStatusSchema = z.enum([
  'registered',
  'inService',
  'closed',
  'movedAway',
  'cameOfAge',
  'deceased',
  'transferred',
])

/** 在册困境儿童 · 临时留站流浪乞讨儿童 · 困境家庭儿童 (domain.md §5). */
export const populationSchema = z.enum(['registered', 'temporaryStay', 'troubledFamily'])

/** One category of difficulty over a time: since when, until when (`null`: it holds), and the paper that says so. */
export const categorySpanSchema = z.object({
  /** Code of F01's categories. */
  code: z.string(),
  since: date.nullable(),
  until: date.nullable(),
  /** 认定依据: number of the document, or the worker's words. */
  basis: z.string(),
})
export type CategorySpan = z.infer<typeof categorySpanSchema>

/** A child went from one population to another, or its status changed (domain.md §5, §8.2). */
export const childMoveSchema = z.object({
  kind: z.enum(['population', 'status']),
  from: z.string(),
  to: z.string(),
  on: date,
  /** Why, in the worker's words. */
  basis: z.string(),
  byStaffId: id,
  at: instant,
})
export type ChildMove = z.infer<typeof childMoveSchema>

export const childSchema = z.object({
  id,
  /** XY-2026-个-0037: station code, year, type, serial. Never an ID number. */
  caseNumber: z.string(),
  householdId: id,
  /** 主责社工: id of a staff member. */
  workerId: id,
  population: populationSchema,
  status: childStatusSchema,
  /** Every category the child was ever in; those that hold are the fact `child.categories`. */
  categorySpans: z.array(categorySpanSchema),
  /** Oldest first. */
  moves: z.array(childMoveSchema),
  /** Ids of other children that somebody compared with this one and found not to be the same. */
  notSameAs: z.array(id).optional(),
  facts: factsSchema,
  createdAt: instant,
})
export type Child = z.infer<typeof childSchema>

/** 草稿 → 待签 (written, printed, waiting for signatures) → 已签. */
export const documentStatusSchema = z.enum(['draft', 'awaitingSignature', 'signed'])
export type DocumentStatus = z.infer<typeof documentStatusSchema>

/** Values of a form by field id; their shapes follow from the field kinds (src/forms/definition.ts). */
export const formValuesSchema = z.record(z.string(), z.json())
export type FormValues = z.infer<typeof formValuesSchema>

/** One written form. It keeps its form's code and version for ever and prints as it was signed. */
export const caseDocumentSchema = z.object({
  id,
  childId: id,
  formCode: z.string(),
  formVersion: z.string(),
  status: documentStatusSchema,
  values: formValuesSchema,
  /** What the rules derived when it was finished, e.g. the risk level of F06. */
  outcome: z.object({ riskLevel: z.enum(['urgent', 'high', 'medium', 'low']).nullable() }).nullable(),
  authorId: id,
  createdAt: instant,
  updatedAt: instant,
  finishedAt: instant.nullable(),
  /** The day on the signed paper. */
  signedOn: date.nullable(),
})
export type CaseDocument = z.infer<typeof caseDocumentSchema>

/** 草拟 → 签发 → 送达 → 受理 or 退回 → 首次服务 → 反馈 → 关闭 (domain.md §6.2). */
export const referralStateSchema = z.enum([
  'drafted',
  'issued',
  'delivered',
  'accepted',
  'returned',
  'firstService',
  'reportedBack',
  'closed',
])
export type ReferralState = z.infer<typeof referralStateSchema>

/** The tracking of one referral; the letter's words are the document of the same id (form F11). */
export const referralSchema = z.object({
  id,
  childId: id,
  state: referralStateSchema,
  /** 秀街社工转〔2026〕12号, given when the head issues it. */
  number: z.object({ year: z.int(), serial: z.int(), text: z.string() }).nullable(),
  replyDueOn: date.nullable(),
  steps: z.array(z.object({ state: referralStateSchema, on: date, byStaffId: id, note: z.string() })),
})
export type Referral = z.infer<typeof referralSchema>

/** One verified backup in the register (F25). */
export const backupEntrySchema = z.object({
  id,
  at: instant,
  byStaffId: id,
  /** What the worker calls the stick or folder. */
  medium: z.string(),
  /** Number of the stick, 01, 02 …: the one its sentinel file says. None for a folder that is no stick. */
  mediumNumber: z
    .string()
    .regex(/^\d{2,3}$/)
    .optional(),
  fileName: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  counts: z.record(z.string(), z.int()),
})
export type BackupEntry = z.infer<typeof backupEntrySchema>

/** A photo, a scan or a PDF of a child's file. The bytes lie sealed in a file of their own (src/vault/README.md). */
export const attachmentSchema = z.object({
  id,
  childId: id,
  /** The paper it belongs to, e.g. the scan of a signed form; `null` when it belongs to the file as a whole. */
  documentId: id.nullable(),
  /** What the worker calls it. */
  title: z.string(),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp', 'application/pdf']),
  /** Of the plain file, in bytes; at most 50 MB. */
  bytes: z.int().positive(),
  /** SHA-256 of the plain file, hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  pages: z.int().positive(),
  /** A small JPEG as base64, for lists; '' when none could be drawn. */
  thumbnail: z.string().max(65_536),
  /** Clockwise, in degrees; the file itself is kept as it came. */
  rotation: z.literal([0, 90, 180, 270]),
  addedAt: instant,
  byStaffId: id,
})
export type Attachment = z.infer<typeof attachmentSchema>

/** What was deleted and can be put back where it was. */
export const trashedSchema = z.object({
  /** The id of the record itself. */
  id,
  /** Where it was, and goes back to. */
  table: z.enum(['documents', 'attachments']),
  childId: id,
  /** The record as it was; checked by its table's schema when it goes back. */
  record: z.json(),
  /** A referral that was deleted together with its letter. */
  referral: z.json().optional(),
  reason: z.string(),
  deletedAt: instant,
  byStaffId: id,
  /** Erased for ever: the record is gone (`null`), this line stays. */
  erased: z.object({ at: instant, byStaffId: id, reason: z.string() }).optional(),
})
export type Trashed = z.infer<typeof trashedSchema>

/** What a supervisor, the head or the worker in charge remarks on a file or on one of its papers. */
export const commentSchema = z.object({
  id,
  childId: id,
  /** The paper it is about; `null`: the file as a whole. */
  documentId: id.nullable(),
  text: z.string().min(1),
  byStaffId: id,
  at: instant,
})
export type Comment = z.infer<typeof commentSchema>

/** 收件方: one body the child's information may be given to; a consent of its own each (个人信息保护法 第23条). */
export const consentRecipientSchema = z.object({
  /** 海口市第三人民医院儿童心理科. */
  name: z.string(),
  purpose: z.string(),
  /** What is given: 基本情况, 评估结论 …, in words. */
  kinds: z.string(),
  granted: z.boolean(),
  withdrawnOn: date.nullable(),
})
export type ConsentRecipient = z.infer<typeof consentRecipientSchema>

/** One signed consent of the register (知情同意登记): what was agreed to, by whom, and what of it was taken back. */
export const consentSchema = z.object({
  id,
  childId: id,
  /** Under 14 the guardian consents; from 14 the child consents and the guardian is told (个人信息保护工作办法 第12条). */
  variant: z.enum(['guardian', 'childAndNotice']),
  signedOn: date,
  /** Who signed for the guardian, and what that person is to the child. */
  guardianName: z.string(),
  relation: z.string(),
  /** 8 and over sign their own name too. */
  childSigned: z.boolean(),
  /** 见证人, when somebody cannot read; '' otherwise. */
  witness: z.string(),
  /** Keeping and using the child's information for the service itself. */
  service: z.boolean(),
  recipients: z.array(consentRecipientSchema),
  /** 拍照录音 · 宣传使用: no unless said. */
  photo: z.boolean(),
  publicity: z.boolean(),
  /** The paper F03 it was printed from, and the scan of the signed one. */
  documentId: id.nullable(),
  attachmentId: id.nullable(),
  /** The whole of it taken back (个人信息保护法 第15条). */
  withdrawn: z.object({ on: date, by: z.string(), reason: z.string(), byStaffId: id }).nullable(),
  byStaffId: id,
  at: instant,
})
export type Consent = z.infer<typeof consentSchema>

/** A list a staff member saved under a name: which filters are set. */
export const savedViewSchema = z.object({
  id,
  staffId: id,
  name: z.string().min(1),
  filters: z.record(z.string(), z.json()),
  createdAt: instant,
})
export type SavedView = z.infer<typeof savedViewSchema>

/** Family tree or eco-map (家庭结构图 · 生态图). */
export const drawingKindSchema = z.enum(['familyTree', 'ecoMap'])
export type DrawingKind = z.infer<typeof drawingKindSchema>

/** Where somebody moved the symbols of a drawing by hand; everything else is laid out from the rows. */
export const drawingSchema = z.object({
  id,
  kind: drawingKindSchema,
  childId: id,
  /** Symbol id → how far from where it is laid out, in millimetres on the paper. */
  shifts: z.record(z.string(), z.object({ dx: z.number(), dy: z.number() })),
  /** What was said of a relation of the family, by circle of the eco-map. */
  ties: z.record(z.string(), z.object({ tie: z.enum(TIES), flow: z.enum(FLOWS) })).optional(),
  byStaffId: id,
  updatedAt: instant,
})
export type Drawing = z.infer<typeof drawingSchema>

/** One import of a sheet: what it brought, so that it can be taken back as a whole. */
export const importBatchSchema = z.object({
  id,
  at: instant,
  byStaffId: id,
  fileName: z.string(),
  /** Rows with words in them; of these so many were taken. */
  rows: z.int(),
  childIds: z.array(id),
  householdIds: z.array(id),
  /** Remarks the list made of them. */
  commentIds: z.array(id),
  /** A sum over each child and its household as they were written, in the order of `childIds`: whether one has changed since. */
  marks: z.array(z.string()),
  /** Files on record that rows were written into, as they were before; checked by its table's schema when it goes back. */
  before: z.array(z.object({ table: z.enum(['children', 'households']), id, value: z.json() })),
  /** Their sums after the import, in the order of `before`. */
  beforeMarks: z.array(z.string()),
  undone: z.object({ at: instant, byStaffId: id }).nullable(),
})
export type ImportBatch = z.infer<typeof importBatchSchema>

/** Two files of one child made one, with everything that was before, so that it can be taken apart again. */
export const mergeSchema = z.object({
  id,
  keptChildId: id,
  goneChildId: id,
  reason: z.string(),
  /** Fields that were taken from the file that went; all others stayed. */
  take: z.array(z.string()),
  /** Every record that was changed or removed, as it was: `[{ table, id, value }]`; checked by its table's schema. */
  before: z.array(z.object({ table: z.string(), id: z.string(), value: z.json() })),
  byStaffId: id,
  at: instant,
  undone: z.object({ at: instant, byStaffId: id }).nullable(),
})
export type Merge = z.infer<typeof mergeSchema>

/** Words typed into a dialog and not saved yet: a note, a reason, a child about to be filed. */
export const scratchSchema = z.object({
  /** Made of the staff member and the place, so that each has one. */
  id: z.string().min(1).max(200),
  staffId: id,
  /** Which dialog, and of what: `advance/<referral id>`, `newChild`. */
  place: z.string(),
  childId: id.nullable(),
  values: z.json(),
  updatedAt: instant,
})
export type Scratch = z.infer<typeof scratchSchema>

/** One rehearsal of the restore: a backup read back into a throw-away store and compared with the live one. */
export const rehearsalSchema = z.object({
  id,
  at: instant,
  byStaffId: id,
  fileName: z.string(),
  /** When that backup was made. */
  madeAt: instant,
  outcome: z.enum(['same', 'older', 'differs', 'unreadable']),
  /** Tables whose records are not those of the backup's day, with how many; or why it could not be read. */
  details: z.array(z.object({ table: z.string(), live: z.int(), restored: z.int() })),
  sentence: z.string(),
})
export type Rehearsal = z.infer<typeof rehearsalSchema>
