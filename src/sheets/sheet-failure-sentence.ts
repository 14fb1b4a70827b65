import type { Localized } from '../domain/localized.ts'
import type { SheetFailure } from './sheet.ts'

/** Why a file was not read, and what to do. For screens and command lines alike. */
export const SHEET_FAILURE_SENTENCES: Readonly<Record<SheetFailure, Localized>> = {
  empty: { zh: '这个文件里没有内容。', en: 'There is nothing in this file.' },
  tooLarge: {
    zh: '这个文件超过 64 MB，不像一份名册。请只留要导入的表再来。',
    en: 'This file is larger than 64 MB and hardly a list of people. Keep only the sheet to import.',
  },
  bomb: {
    zh: '这个文件解压后大得不正常，没有打开。请在 Excel 或 WPS 里把名册复制到新表，再另存为 xlsx。',
    en: 'Unpacked, this file would be abnormally large; it was not opened. Copy the list into a new workbook and save that.',
  },
  tooManyCells: {
    zh: '这个文件的格子太多（超过 200 万）。请只留要导入的表再来。',
    en: 'This file has more than two million cells. Keep only the sheet to import.',
  },
  password: {
    zh: '这个文件有打开密码。请在 Excel 或 WPS 里去掉密码另存一份再来。',
    en: 'This file has a password. Save a copy without it in Excel or WPS.',
  },
  oldExcel: {
    zh: '这是旧版 .xls 文件。请在 Excel 或 WPS 里另存为 .xlsx 再来。',
    en: 'This is an old .xls file. Save it as .xlsx in Excel or WPS.',
  },
  macros: {
    zh: '这个文件带宏，为安全起见没有打开。请另存为不带宏的 .xlsx 再来。',
    en: 'This file has macros and was not opened. Save it as .xlsx without macros.',
  },
  binaryExcel: {
    zh: '这是 .xlsb 文件。请在 Excel 或 WPS 里另存为 .xlsx 再来。',
    en: 'This is an .xlsb file. Save it as .xlsx in Excel or WPS.',
  },
  notASheet: {
    zh: '这个文件不是表格。能导入的是 .xlsx 和 .csv。',
    en: 'This file is not a sheet. What can be imported is .xlsx and .csv.',
  },
  webPage: {
    zh: '这个文件其实是网页，只是名字像表格。请在 Excel 或 WPS 里打开，另存为 .xlsx 再来。',
    en: 'This file is a web page under the name of a sheet. Open it in Excel or WPS and save it as .xlsx.',
  },
  damaged: {
    zh: '这个文件不完整或已损坏。请重新拷一份再来。',
    en: 'This file is incomplete or damaged. Get another copy of it.',
  },
}
