import { tableRowSchema } from '../domain/facts.ts'
import { drawingKindSchema, formValuesSchema } from '../domain/records.ts'
import { z } from '../domain/zod.ts'

/**
 * What crosses to the print process: plain data only, checked on arrival. The process looks the form's definition up by
 * code and version and builds the page.
 */

/** What the station's settings and the case give to every paper. Empty strings print as blanks. */
export const paperHeadSchema = z.object({
  stationName: z.string(),
  stationAddress: z.string(),
  stationPhone: z.string(),
  caseNumber: z.string(),
  /** F11 only: 秀街社工转〔2026〕12号; '' while it is a draft. */
  letterNumber: z.string(),
  /** F11 only: YYYY-MM-DD the letter is dated, '' while it is a draft. */
  letterDate: z.string(),
  /** F11 only: YYYY-MM-DD the receipt is due. */
  replyDueOn: z.string(),
  /** YYYY-MM-DD, for the age of the child on the day the paper was written. */
  today: z.string(),
})
export type PaperHead = z.infer<typeof paperHeadSchema>

/** What every register and report of the trail says of itself. Days are YYYY-MM-DD; `from` '' is from the beginning. */
const register = {
  stationName: z.string(),
  from: z.string(),
  to: z.string(),
  printedOn: z.string(),
  /** 吴知远 · 站长. */
  printedBy: z.string(),
}

/** One access that is told by itself. */
const accessSchema = z.object({ on: z.string(), by: z.string(), caseNumber: z.string(), words: z.string() })

/** How often what was done (src/storage/selectors/trail.ts). */
export const accessCountsSchema = z.object({
  opened: z.int(),
  openedOutside: z.int(),
  changed: z.int(),
  printed: z.int(),
  exported: z.int(),
  backedUp: z.int(),
  rehearsed: z.int(),
  restored: z.int(),
  refused: z.int(),
  wrongPasswords: z.int(),
})

/** One form, filled or for handwriting. */
const formPaperSchema = z.object({
  kind: z.literal('form'),
  formCode: z.string(),
  formVersion: z.string(),
  /** `blank` is for handwriting: nothing filled in, room left. */
  mode: z.enum(['filled', 'blank']),
  /** F11 prints letter, referral table, stub and receipt; one part alone can be asked for. */
  parts: z.array(z.enum(['letter', 'table', 'stubAndReceipt'])).optional(),
  values: formValuesSchema,
  head: paperHeadSchema,
})

/** Family tree or eco-map on a sheet of its own. */
const drawingSheetSchema = z.object({
  kind: z.literal('drawing'),
  drawing: drawingKindSchema,
  /** What it is drawn from (src/forms/drawings.ts). */
  rows: z.array(tableRowSchema).max(1000),
  stationName: z.string(),
  caseNumber: z.string(),
  /** YYYY-MM-DD. */
  drawnOn: z.string(),
  drawnBy: z.string(),
})

/** What can be left out of a case file. */
export const caseFilePartSchema = z.enum(['forms', 'letters', 'drawings', 'attachments'])
export type CaseFilePart = z.infer<typeof caseFilePartSchema>

/** So many pages of attachments go into one case file; more are a volume of their own. */
export const MOST_CASE_FILE_SHEETS = 300

/**
 * Why an attachment is not in the case file, or not to its end. `missing`, `damaged`: its file · `unreadable`: what is in
 * the file · `partly`: only its first pages could be drawn · `apart`: too much for this volume.
 */
export const attachmentTroubleSchema = z.enum(['missing', 'damaged', 'unreadable', 'partly', 'apart'])
export type AttachmentTrouble = z.infer<typeof attachmentTroubleSchema>

/** One page of an attachment, a JPEG that stands upright. */
const pictureSheet = {
  /** Page of the attachment, and how many it has. */
  page: z.int().positive(),
  pages: z.int().positive(),
  jpeg: z.instanceof(Uint8Array),
  width: z.int().positive(),
  height: z.int().positive(),
}

/** 卷宗: cover (F23), contents, everything of one child, closing sheet; one PDF. */
const caseFileSchema = z.object({
  kind: z.literal('caseFile'),
  stationName: z.string(),
  caseNumber: z.string(),
  /** 儿童代称: the only name on cover and contents; '' leaves room for the pen. */
  alias: z.string(),
  /** 建档 and 结案日期, YYYY-MM-DD; '' is not yet. */
  openedOn: z.string(),
  closedOn: z.string(),
  /** 立卷人: who made it. */
  filedBy: z.string(),
  /** In the order of the volume; all words Chinese. */
  items: z
    .array(
      z.object({
        title: z.string(),
        /** YYYY-MM-DD. */
        on: z.string(),
        /** 备注 of the contents. */
        remark: z.string(),
        paper: z.discriminatedUnion('kind', [
          formPaperSchema,
          drawingSheetSchema,
          z.object({
            kind: z.literal('attachment'),
            /** In order; none when its file cannot be opened, fewer than it has when one of them cannot be drawn. */
            sheets: z.array(z.object(pictureSheet)).max(MOST_CASE_FILE_SHEETS),
            trouble: attachmentTroubleSchema.nullable(),
          }),
        ]),
      }),
    )
    .max(5000),
  /** Kinds of papers that were left out by choice. */
  leftOut: z.array(caseFilePartSchema),
  /** Papers begun and not finished: they are not in it. */
  drafts: z.int().min(0),
  /** Whoever made it does not see restricted papers: it says that there may be some, whether there are or not. */
  partlySeen: z.boolean(),
})

export const printModelSchema = z.discriminatedUnion('kind', [
  formPaperSchema,
  z.object({
    kind: z.literal('recoverySheet'),
    stationName: z.string(),
    /** Serial of the sheet, 1 for the first. */
    serial: z.int().positive(),
    /** YYYY-MM-DD. */
    madeOn: z.string(),
    /** Groups of the recovery key in order, 11 of five characters and one of three. */
    groups: z.array(z.string()).length(12),
    /** The screen's preview shows dots and no code; the printer gets the real sheet. */
    masked: z.boolean(),
    /** Groups asked for on screen (1-based), outlined on the masked preview. */
    askedGroups: z.array(z.int()),
    copies: z.int().min(1).max(2),
  }),
  z.object({
    kind: z.literal('attachments'),
    stationName: z.string(),
    caseNumber: z.string(),
    /** The list of all of them, in front; `null` without it. */
    contents: z
      .object({
        /** YYYY-MM-DD. */
        printedOn: z.string(),
        entries: z.array(
          z.object({
            number: z.int().positive(),
            title: z.string(),
            kind: z.enum(['photo', 'pdf']),
            pages: z.int().positive(),
            /** YYYY-MM-DD. */
            addedOn: z.string(),
            addedBy: z.string(),
            /** Page of the volume it begins on; `null`: its file cannot be read, it is not printed. */
            firstPage: z.int().positive().nullable(),
          }),
        ),
      })
      .nullable(),
    sheets: z
      .array(
        z.object({
          title: z.string(),
          ...pictureSheet,
          /** Page of the volume; `null` when one attachment is printed alone. */
          volumePage: z.int().positive().nullable(),
        }),
      )
      .max(100),
  }),
  z.object({
    kind: z.literal('selfCheck'),
    stationName: z.string(),
    /** In words: 2026年11月23日 9:10. */
    checkedAt: z.string(),
    checkedBy: z.string(),
    verdict: z.string(),
    rows: z.array(z.object({ what: z.string(), mark: z.string(), good: z.boolean(), words: z.string() })),
  }),
  drawingSheetSchema,
  caseFileSchema,
  /** 操作记录单: lines of the trail, in words. */
  z.object({
    kind: z.literal('trailList'),
    ...register,
    rows: z.array(z.object({ seq: z.int(), at: z.string(), by: z.string(), what: z.string(), caseNumber: z.string() })),
  }),
  /** 变更清单 of a month, one section a community; all in words. */
  z.object({
    kind: z.literal('changeList'),
    stationName: z.string(),
    /** YYYY-MM. */
    month: z.string(),
    printedOn: z.string(),
    printedBy: z.string(),
    sections: z.array(
      z.object({
        /** '' where a household has none. */
        community: z.string(),
        rows: z.array(
          z.object({
            children: z.string(),
            caseNumbers: z.string(),
            what: z.string(),
            from: z.string(),
            to: z.string(),
            /** YYYY-MM-DD. */
            on: z.string(),
            source: z.string(),
          }),
        ),
      }),
    ),
  }),
  /** 信息花名册: the children on file, by group. */
  z.object({
    kind: z.literal('roster'),
    stationName: z.string(),
    /** YYYY-MM-DD. */
    printedOn: z.string(),
    printedBy: z.string(),
    /** What was listed, in words: 海风社区，高风险. */
    scope: z.string(),
    /** Each on a page of its own; `title` '' when they are not grouped. */
    groups: z.array(
      z.object({
        title: z.string(),
        /** In words, as they are printed; the birth date YYYY-MM-DD. */
        rows: z.array(
          z.object({
            caseNumber: z.string(),
            name: z.string(),
            sex: z.string(),
            birthDate: z.string(),
            idNumber: z.string(),
            categories: z.string(),
            guardian: z.string(),
            phones: z.string(),
            address: z.string(),
            school: z.string(),
            worker: z.string(),
          }),
        ),
      }),
    ),
  }),
  /** F25 档案查阅、导出、备份登记. */
  z.object({
    kind: z.literal('accessRegister'),
    ...register,
    entries: z.array(
      z.object({
        /** YYYY-MM-DD. */
        on: z.string(),
        act: z.enum(['look', 'lookIntoBackup', 'savePdf', 'exportList', 'copyAttachment', 'backup', 'restore']),
        /** The reason of a look, what list was exported and why, the medium of a backup, the moment of the backup that was restored. */
        words: z.string(),
        /** Of one file: its number ('' when it is not one), and which paper. Of the station: how much is in it. */
        scope: z.union([
          z.object({ caseNumber: z.string(), what: z.string() }),
          z.object({ children: z.int(), documents: z.int() }),
        ]),
        by: z.string(),
        mediumNumber: z.string(),
      }),
    ),
  }),
  /** 年度合规审计表: who had access how often. */
  z.object({
    kind: z.literal('accessReport'),
    ...register,
    /** Day of the first line of the trail; '' when there is none. */
    begunOn: z.string(),
    staff: z.array(z.object({ name: z.string(), role: z.string(), counts: accessCountsSchema })),
    /** What was printed and saved, by kind of paper. */
    papers: z.array(z.object({ what: z.string(), printed: z.int(), exported: z.int() })),
    outside: z.array(accessSchema),
    refusals: z.array(accessSchema),
    /** What the verification of the trail came to, in words, when and by whom. */
    check: z.object({ words: z.string(), at: z.string(), by: z.string() }),
  }),
])
export type PrintModel = z.infer<typeof printModelSchema>

/** Where a field's words stand on the paper, in points from the page's top left. */
export const fieldPlaceSchema = z.object({
  field: z.string(),
  page: z.int().positive(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})
export type FieldPlace = z.infer<typeof fieldPlaceSchema>

export const printRequestSchema = z.object({ id: z.int(), model: printModelSchema })
export type PrintRequest = z.infer<typeof printRequestSchema>

/** A refusal names the characters no face has; it never prints a silent box. */
export const printReplySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('printed'),
    id: z.int(),
    bytes: z.instanceof(Uint8Array),
    pages: z.int().positive(),
    places: z.array(fieldPlaceSchema),
    buildMs: z.number(),
  }),
  z.object({
    kind: z.literal('refused'),
    id: z.int(),
    reason: z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('missingGlyphs'),
        /** Which characters, and in which fields. */
        missing: z.array(z.object({ field: z.string(), characters: z.string() })),
      }),
      z.object({ kind: z.literal('unknownForm'), formCode: z.string(), formVersion: z.string() }),
      z.object({ kind: z.literal('badModel'), message: z.string() }),
      z.object({ kind: z.literal('failed'), message: z.string() }),
    ]),
  }),
])
export type PrintReply = z.infer<typeof printReplySchema>
