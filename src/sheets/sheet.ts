/** A table as it was read from a file, whatever kind of file it was: plain values, in the order of the file. */

export interface Cell {
  /**
   * `number`: `text` is the number as the file has it, all digits; `date`: YYYY-MM-DD; `error`: #N/A and the like;
   * `unfinished`: a formula whose value the file does not hold.
   */
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'unfinished'
  readonly text: string
  /** Of a bare number in a workbook whose days are counted from 1904: should it be a day, it is one of those. */
  readonly since1904?: true
}

export interface SheetRow {
  /** The number a person sees beside it, from 1. */
  readonly number: number
  /** By column, from 0; what is empty is absent. */
  readonly cells: ReadonlyMap<number, Cell>
  /** Filtered away or hidden by hand. */
  readonly hidden: boolean
}

/** Rows and columns of one merged cell, both ends included; rows from 1, columns from 0. */
export interface Merged {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export interface Sheet {
  /** '' in a CSV. */
  readonly name: string
  readonly hidden: boolean
  /** Rows with something in them, from the top. */
  readonly rows: readonly SheetRow[]
  readonly merged: readonly Merged[]
  /** Columns, from 0, that are not shown. */
  readonly hiddenColumns: ReadonlySet<number>
}

export interface SheetFile {
  /** How the file was written: `xlsx`, or the encoding of its text. */
  readonly encoding: 'xlsx' | TextEncoding
  readonly sheets: readonly Sheet[]
}

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

/** Why a file was not read; each has its sentence in `sheet-failure-sentence.ts`. */
export type SheetFailure =
  /** Nothing in it. */
  | 'empty'
  /** Larger than `MOST_FILE_BYTES`. */
  | 'tooLarge'
  /** Unpacked it would be larger than any list of a station: a zip bomb, or not meant for us. */
  | 'bomb'
  /** More cells than `MOST_CELLS`. */
  | 'tooManyCells'
  /** .xlsx with a password: an encrypted OLE file. */
  | 'password'
  /** .xls of before 2007. */
  | 'oldExcel'
  /** .xlsm, or a macro inside. */
  | 'macros'
  /** .xlsb. */
  | 'binaryExcel'
  /** .ods, .docx, a picture, a PDF …: not a sheet of ours. */
  | 'notASheet'
  /** A web page saved under the name of a sheet. */
  | 'webPage'
  /** Cut off or damaged. */
  | 'damaged'

/** Larger than any register: a list of 12,000 children is about 2 MB. */
export const MOST_FILE_BYTES = 64 * 1024 * 1024
/** Unpacked, all parts together. */
export const MOST_UNPACKED_BYTES = 200 * 1024 * 1024
/** 20,000 rows of a hundred columns. */
export const MOST_CELLS = 2_000_000
