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
  /** `form`: the station's table form. `referral`: letter, referral table, stub and receipt. */
  readonly paper: 'form' | 'referral'
  /** Items of the line under the title, left, middle, right: field ids, or `caseNumber`. */
  readonly headLine: readonly (HeadItem | null)[]
  readonly sections: readonly FormSection[]
  /** Printed under the frame, e.g. 一式一份，存档. */
  readonly notes: readonly string[]
}

/** A labelled item of the line under the title. */
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
  readonly fact?: FactKey
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
  /** Proposed on a new form. */
  readonly initial?: 'today'
}

/** Value: number or null. Money is in yuan, at most two decimals. */
export interface NumberField extends FieldBase {
  readonly kind: 'number' | 'money'
  readonly min?: number
  readonly max?: number
  readonly integer?: boolean
  /** Printed behind the number: 元, 平方米. */
  readonly unit?: Localized
}

/** Value: an option's code, or '' for none. `yesNo` has the codes `yes` and `no`. */
export interface ChoiceField extends FieldBase {
  readonly kind: 'oneOf' | 'codeList'
  /** codeList: the name of a list in src/domain/codes.ts, shown as a searchable select and printed as its word. */
  readonly list?: string
  readonly options?: readonly FieldOption[]
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
  /** Shown as numbered rows: 序号. */
  readonly numbered?: boolean
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

/** Derived from other fields by a named pure rule (src/forms/computed.ts); never typed in. No value. */
export interface ComputedField extends FieldBase {
  readonly kind: 'computed'
  readonly rule: 'age' | 'riskTotal' | 'riskBand' | 'riskFinal' | 'riskNextVisit'
}

/** Signature block, signed by pen. No value; names are never pre-typed. */
export interface SignaturesField extends FieldBase {
  readonly kind: 'signatures'
  readonly signers: readonly { readonly label: Localized; readonly seal?: boolean }[]
}

/** Room for a drawing by hand (家庭结构图) or fixed words. No value. */
export interface DrawingField extends FieldBase {
  readonly kind: 'drawing'
  /** Millimetres. */
  readonly height: number
}
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

/** A small tree over the form's values. `in` on a manyOf field: any of the codes is ticked. */
export type Condition =
  | { readonly op: 'eq'; readonly field: string; readonly value: string | number }
  | { readonly op: 'in'; readonly field: string; readonly values: readonly string[] }
  | { readonly op: 'gt'; readonly field: string; readonly value: number }
  | { readonly op: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly op: 'not'; readonly condition: Condition }

// ---- Paper. Lengths are millimetres; the text block is 165 wide (design/papers §1).

export type PrintBlock =
  /** A grid of label and value cells; `columns` add up to 165. */
  | { readonly block: 'rows'; readonly columns: readonly number[]; readonly rows: readonly (readonly PrintCell[])[] }
  /** Full-width head and one cell of free text that flows on. */
  | { readonly block: 'narrative'; readonly field: string }
  /** Table field: column widths in order, with 序号 first when numbered. */
  | { readonly block: 'table'; readonly field: string; readonly columns: readonly number[] }
  /** Tick grid: `across` groups side by side, each with these columns (序号, words, one per option). */
  | {
      readonly block: 'tally'
      readonly field: string
      readonly across: 1 | 2
      readonly columns: readonly number[]
      readonly rowHead: string
    }
  | { readonly block: 'score'; readonly field: string; readonly columns: readonly number[] }
  | { readonly block: 'signatures'; readonly field: string; readonly columns?: readonly number[] }
  | { readonly block: 'drawing'; readonly field: string }
  | { readonly block: 'note'; readonly field: string }
  /** A chosen page break; the frame closes before it. */
  | { readonly block: 'pageBreak' }

export type PrintCell =
  | { readonly label: string; readonly span?: number }
  | { readonly text: string; readonly span?: number }
  | {
      readonly value: string
      readonly span?: number
      /** `boxes`: the 18 boxes of an ID number. */
      readonly style?: 'boxes'
      /** Further fields set in the same cell behind it, each with its label. */
      readonly also?: readonly string[]
    }
