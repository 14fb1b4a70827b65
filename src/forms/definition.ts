import type { FactKey } from '../domain/facts.ts'
import type { Localized } from '../domain/localized.ts'

/**
 * A paper form as data (JSON-serialisable). From one definition come, by pure functions in this folder: the zod schema
 * in draft and final strength, default values, the screen, the A4 paper blank and filled, and the columns for export.
 *
 * Field ids are camelCase and unique within the form; the path of a table's column is `household[].name`.
 */
export interface FormDefinition {
  /** F01 … F25 (domain.md §3). */
  readonly code: string
  /** `2026.1`; a saved record keeps it for ever. A new version is a new definition file. */
  readonly version: string
  readonly title: Localized
  /** Screen title when the paper's full title is long. */
  readonly shortTitle?: Localized
  /** `form`: the station's table form. `referral`: letter, referral table, stub and receipt. `consent`: clauses to read. */
  readonly paper: 'form' | 'referral' | 'consent'
  /** Items of the line under the title, left, middle, right: field ids, or `caseNumber`. */
  readonly headLine: readonly (HeadItem | null)[]
  readonly sections: readonly FormSection[]
  /** Printed under the frame, e.g. 一式一份，存档. */
  readonly notes: readonly string[]
  /**
   * The child's file is written from this form (F01): a field it hides clears its fact. On every other form a hidden
   * field says nothing about the fact.
   */
  readonly ownsFacts?: boolean
  /** Only for the head and the worker in charge; in lists of others it is not even hinted at (src/verbs/sight.ts). */
  readonly restricted?: boolean
}

/** A labelled item of the line under the title; a `note` field gives its words, '' as label prints the value alone. */
export interface HeadItem {
  readonly label: string
  readonly item: 'caseNumber' | { readonly field: string }
}

export interface FormSection {
  readonly id: string
  /** Printed 一、二、… before it, unless `numbered` is false. `null`: no head (the first rows of F05). */
  readonly title: Localized | null
  readonly numbered?: boolean
  /** Small remark beside the head: 可多选. */
  readonly remark?: Localized
  readonly fields: readonly FormField[]
  /** How it is set on paper; without it fields are packed two to a row, long texts and tables full width. */
  readonly print?: readonly PrintBlock[]
}

interface FieldBase {
  readonly id: string
  readonly label: Localized
  /** A hint beside the label on screen. */
  readonly help?: Localized
  /** Needed to finish the form (final strength), while it is shown. Never needed for a draft. */
  readonly required?: boolean
  /** Shown, asked and printed only while this holds; otherwise its value is dropped when the form is finished. */
  readonly when?: Condition
  /** Needed only while this holds, though it is always shown. */
  readonly requiredWhen?: Condition
  readonly fact?: FactKey
  /**
   * How it is set behind an option (`blanks`) or in another field's cell (`also`): the words before its rule, printed
   * as they are (default: the label), and the rule's length in millimetres (default 24).
   */
  readonly blank?: { readonly label?: string; readonly width?: number }
  /** Screen width in twelfths of the form column; default 6, long texts and tables 12. */
  readonly width?: 3 | 4 | 6 | 8 | 12
}

export interface FieldOption {
  readonly code: string
  readonly label: Localized
  /** Sub-options, printed in brackets behind: ☑自身困境（☑残疾 □重病）. Their codes are values of the same field. */
  readonly children?: readonly FieldOption[]
  /** Ids of fields written on a rule behind the option: □其他____. They carry a matching `when`. */
  readonly blanks?: readonly string[]
}

/** One line of free words, at most 200 characters unless `maxLength` says otherwise. Value: string. */
export interface TextField extends FieldBase {
  readonly kind: 'text' | 'person' | 'phone' | 'address' | 'idNumber'
  readonly maxLength?: number
  /** idNumber only: the field that holds the type of document; the GB 11643 check runs for `residentId`. */
  readonly typeField?: string
  /** idNumber only: fields the number is compared with. A difference is a doubt, never a block. */
  readonly compareWith?: { readonly birthDate?: string; readonly sex?: string }
  /** A disability certificate number: the fields it must agree with. A difference is a doubt, never a block. */
  readonly certificateOf?: { readonly idNumber: string; readonly kinds: string; readonly grade: string }
  /** Proposed on a new form. */
  readonly initial?: string
}

/** Words over several lines, at most 100,000 characters; flows on over pages. Value: string. */
export interface LongTextField extends FieldBase {
  readonly kind: 'longText'
  /** Lines kept free on the blank paper. */
  readonly lines?: number
}

/** Value: `YYYY-MM-DD`, `YYYY-MM`, `HH:mm`, or '' for none. */
export interface DateField extends FieldBase {
  readonly kind: 'date' | 'month' | 'time'
  /** `past`: not after today. `notBeforeBirth`: not before the child's birth date. */
  readonly range?: readonly ('past' | 'notBeforeBirth')[]
  /** Id of the date field it follows: not before that day. */
  readonly notBefore?: string
  /** Proposed on a new form. */
  readonly initial?: 'today'
  /** Offered beside the field, never filled in silently (src/forms/proposals.ts). */
  readonly proposal?: Proposal
}

/** Value: number or null. Money is in yuan, at most two decimals. */
export interface NumberField extends FieldBase {
  readonly kind: 'number' | 'money'
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  /** Printed behind the number: 元, 平方米. */
  readonly unit?: Localized
  /** Proposed on a new form. */
  readonly initial?: number
  /** Proposed on a new form: the age today of one born on the day this fact gives. */
  readonly initialAge?: FactKey
  /** Offered beside the field, never filled in silently (src/forms/proposals.ts). */
  readonly proposal?: Proposal
}

/** A value the station's settings give: the latest next visit for a risk level, working days for a reply. */
export type Proposal =
  { readonly rule: 'nextVisit'; readonly risk: RiskInputs } | { readonly rule: 'replyDays'; readonly urgency: string }

/** Value: an option's code, or '' for none. `yesNo` has the codes `yes` and `no`. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'oneOf' | 'codeList'
  /** codeList: the name of a list in src/domain/codes.ts, shown as a searchable select and printed as its word. */
  readonly list?: string
  readonly options?: readonly FieldOption[]
  /** Proposed on a new form: an option's code. */
  readonly initial?: string
}
export interface YesNoField extends FieldBase {
  readonly kind: 'yesNo'
  /** Id of the field written behind 是, if any. */
  readonly blanks?: readonly string[]
}

/** Value: codes of the ticked options and sub-options, in the order of the definition. */
export interface ManyOfField extends FieldBase {
  readonly kind: 'manyOf'
  readonly options: readonly FieldOption[]
  /** Proposed on a new form: codes. */
  readonly initial?: readonly string[]
}

/** Kinds a table's column may have. */
export type ColumnField = TextField | LongTextField | DateField | NumberField | ChoiceField | YesNoField

/** Value: an array of rows, column id → value. At most 200 rows. */
export interface TableField extends FieldBase {
  readonly kind: 'table'
  readonly columns: readonly ColumnField[]
  /** Rows that are always there, with their printed first cell; the array has one row for each, in this order. */
  readonly fixedRows?: readonly { readonly id: string; readonly label: Localized }[]
  /** Rows printed on the blank paper. */
  readonly blankRows?: number
  /** Blank rows are printed on the filled paper too, to be written on by pen later. */
  readonly keepBlankRows?: boolean
  /** Shown as numbered rows: 序号. */
  readonly numbered?: boolean
  /** Rows of a new form: column id → value. Missing columns are empty. */
  readonly initial?: readonly Readonly<Record<string, string | number>>[]
}

/** A tick grid: every row answered with one of the same options. Value: row id → option code or ''. */
export interface TallyField extends FieldBase {
  readonly kind: 'tally'
  readonly rows: readonly { readonly id: string; readonly label: Localized }[]
  readonly options: readonly FieldOption[]
}

/** A scored sheet. Value: item id → { score, basis }; `score` is null until answered. */
export interface ScoreField extends FieldBase {
  readonly kind: 'score'
  readonly items: readonly ScoreItem[]
  /** Label of the column for the observed ground of each score. */
  readonly basisLabel: Localized
}
export interface ScoreItem {
  readonly id: string
  readonly label: Localized
  readonly anchors: readonly { readonly score: number; readonly label: Localized }[]
}

/**
 * Derived from other fields by a named pure rule (src/forms/computed.ts); never typed in. No value. A result with
 * options is printed as tick boxes, any other as words.
 */
export type ComputedField = FieldBase & { readonly kind: 'computed' } & ComputedRule
export type ComputedRule =
  /** 9周岁, on the day of the form's own date field. */
  | { readonly rule: 'age'; readonly birthDate: string; readonly on: string }
  | { readonly rule: 'riskTotal' | 'riskBand' | 'riskFinal'; readonly risk: RiskInputs }

/** Where a risk sheet's parts stand: field ids of the red flags, the scores, the adjustment and its level, the date. */
export interface RiskInputs {
  /** Version of the rubric in resources/rubrics. */
  readonly rubric: string
  readonly flags: string
  readonly scores: string
  readonly adjustment: string
  readonly adjustedLevel: string
  readonly on: string
}

/** Signature block, signed by pen. No value; names are never pre-typed. */
export interface SignaturesField extends FieldBase {
  readonly kind: 'signatures'
  /** `fingerprint`: a frame to press a finger in, instead of a date. */
  readonly signers: readonly { readonly label: Localized; readonly seal?: boolean; readonly fingerprint?: boolean }[]
}

/**
 * A drawing (家庭结构图 · 生态图): nothing is typed in, it follows from what is on file. On the blank paper, and where
 * there is nothing to draw, it is room for the pen. A finished paper keeps the rows it was drawn from (drawings.ts).
 */
export interface DrawingField extends FieldBase {
  readonly kind: 'drawing'
  readonly draws: 'familyTree' | 'ecoMap'
  /** Millimetres. */
  readonly height: number
}
/** Fixed words. No value. */
export interface NoteField extends FieldBase {
  readonly kind: 'note'
  readonly text: Localized
}

export type FormField =
  | TextField
  | LongTextField
  | DateField
  | NumberField
  | ChoiceField
  | YesNoField
  | ManyOfField
  | TableField
  | TallyField
  | ScoreField
  | ComputedField
  | SignaturesField
  | DrawingField
  | NoteField
export type FieldKind = FormField['kind']

/**
 * A small tree over the form's values. `in` on a manyOf field: any of the codes is ticked. A row of a tally is named
 * with a dot: `flags.violence`.
 */
export type Condition =
  | { readonly op: 'eq'; readonly field: string; readonly value: string | number }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly op: 'gt'; readonly field: string; readonly value: number }
  | { readonly op: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly op: 'not'; readonly condition: Condition }

// ---- Paper. Lengths are millimetres; the text block is 165 wide (design/papers §1).

export type PrintBlock =
  /**
   * A grid of label and value cells; `columns` add up to 165. Only label and text cells, and the first rows of a block
   * that stays on one page, may reach over several `rows`. A longText in a cell may still grow over a page.
   */
  | { readonly block: 'rows'; readonly columns: readonly number[]; readonly rows: readonly (readonly PrintCell[])[] }
  /** Full-width head and one cell of free text that flows on. `bare`: the section's own head stands for it. */
  | { readonly block: 'narrative'; readonly field: string; readonly bare?: boolean }
  /**
   * Table field: column widths in order, with 序号 first when numbered, else the words of the fixed rows (under
   * `rowHead`). Without `cells` every column of the field has a printed column of its own.
   */
  | {
      readonly block: 'table'
      readonly field: string
      readonly columns: readonly number[]
      readonly rowHead?: string
      readonly cells?: readonly TablePrintCell[]
    }
  /** Tick grid: `across` groups side by side, each with these columns (序号, words, one per option). */
  | {
      readonly block: 'tally'
      readonly field: string
      readonly across: 1 | 2
      readonly columns: readonly number[]
      readonly rowHead: string
    }
  | { readonly block: 'score'; readonly field: string; readonly columns: readonly number[] }
  /** Widths of the signature cells in order; a new row begins whenever 165 is full. */
  | { readonly block: 'signatures'; readonly field: string; readonly columns?: readonly number[] }
  | { readonly block: 'drawing'; readonly field: string }
  | { readonly block: 'note'; readonly field: string }
  /**
   * A note as a clause to read, numbered unless it has a style; its blanks (`{id}`) are filled from `fills`. `choice`:
   * 同意 and 不同意 to be ticked by pen behind it. Only on a consent.
   */
  | {
      readonly block: 'clause'
      readonly field: string
      readonly fills?: readonly string[]
      readonly choice?: boolean
      readonly style?: 'greeting' | 'plain'
    }
  /** A table field, each row with 同意 and 不同意 to be ticked by pen. Only on a consent. */
  | { readonly block: 'agreements'; readonly field: string; readonly columns: readonly [number, number, number] }
  /** A chosen page break; the frame closes before it. */
  | { readonly block: 'pageBreak' }

export type PrintCell =
  | { readonly label: string; readonly span?: number; readonly rows?: number }
  /** Fixed words; `blankText` stands for them on the blank paper. */
  | { readonly text: string; readonly blankText?: string; readonly span?: number; readonly rows?: number }
  | {
      readonly value: string
      readonly span?: number
      /** `boxes`: the 18 boxes of an ID number. */
      readonly style?: 'boxes'
      /** Further fields set in the same cell behind it, each with the words of its `blank`, else its label. */
      readonly also?: readonly string[]
    }

/** A printed column of a table: one or more of its columns, one below the other, or one tick box of a choice. */
export type TablePrintCell =
  | { readonly head: string; readonly lines: readonly TablePrintLine[] }
  | { readonly head: string; readonly tick: { readonly column: string; readonly option: string } }
export interface TablePrintLine {
  readonly column: string
  /** Words before it: 基线：. Nothing is printed when the column is empty. */
  readonly lead?: string
  /** Set in the bold sans face: the aim of a goal. */
  readonly strong?: boolean
  /** Set behind the line before it, in brackets: 林一诺（社工）. */
  readonly inBrackets?: boolean
}
