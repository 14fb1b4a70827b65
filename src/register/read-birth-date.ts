import { isDate } from '../domain/dates.ts'
import type { Cell } from '../sheets/sheet.ts'
import { dayOfSerial } from '../sheets/excel-date.ts'

/**
 * A day as stations write it. `exact`: the whole day was there; `month` and `year`: only so much was, and the first day
 * of it stands for the rest. `null`: it is no day.
 */
export interface ReadDay {
  readonly day: string
  readonly known: 'exact' | 'month' | 'year'
}

/** 2015-03-09 · 2015.3.9 · 2015/03/09 · 2015年3月9日 · 20150309 · 2015年3月 · 2015.3 · 2015 · 42072 (Excel). */
export function readDay(cell: Cell): ReadDay | null {
  if (cell.kind === 'date') return isDate(cell.text) ? { day: cell.text, known: 'exact' } : null
  const text = cell.text
    .normalize('NFKC')
    .trim()
    .replace(/^'+|'+$/g, '')
    // A time behind the day, as databases write it.
    .replace(/[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/(出?生|[(].*[)])$/, '')
    .replace(/[—–―‐－]/g, '-')
    .replaceAll(/\s/g, '')
    // 2015.0: Excel's number written by another program.
    .replace(/^(\d{4,8})\.0+$/, '$1')
  const full =
    /^(\d{4})[-/.、,年](\d{1,2})[-/.、,月](\d{1,2})[日号]?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (full !== null) return exact(full[1], full[2], full[3])
  const month = /^(\d{4})[-/.、,年](\d{1,2})月?份?$/.exec(text) ?? /^(\d{4})(\d{2})$/.exec(text)
  if (month !== null) {
    const day = exact(month[1], month[2], '1')
    return day === null ? null : { ...day, known: 'month' }
  }
  const year = /^((?:19|20)\d{2})年?$/.exec(text)
  if (year !== null) return { day: `${year[1] ?? ''}-01-01`, known: 'year' }
  const chinese = chineseDay(text)
  if (chinese !== null) return chinese
  // American order, as a PC set to English saves it: only where it cannot be anything else.
  const american = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text)
  if (american !== null) {
    const [one, other] = [Number(american[1]), Number(american[2])]
    if (other > 12) return exact(american[3], american[1], american[2])
    if (one > 12) return exact(american[3], american[2], american[1])
    return one === other ? exact(american[3], american[1], american[2]) : null
  }
  // Days from 1970 to 2100; smaller numbers are ages, and 2015 is a year.
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : 0
  if (serial < 25_569 || serial > 73_050) return null
  const day = dayOfSerial(serial, cell.since1904 === true)
  return day === null ? null : { day, known: 'exact' }
}

function exact(year = '', month = '', day = ''): ReadDay | null {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDate(iso) ? { day: iso, known: 'exact' } : null
}

const DIGITS = '〇一二三四五六七八九'

/** 二〇一五年三月九日. */
function chineseDay(text: string): ReadDay | null {
  const match =
    /^([〇零○oO一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月)?(?:([一二三四五六七八九十]{1,3})[日号])?$/.exec(
      text,
    )
  if (match === null) return null
  const year = Array.from((match[1] ?? '').replaceAll(/[零○oO]/g, '〇'), (digit) => DIGITS.indexOf(digit)).join('')
  const day = exact(year, chineseNumber(match[2] ?? '一'), chineseNumber(match[3] ?? '一'))
  return day === null
    ? null
    : { ...day, known: match[3] !== undefined ? 'exact' : match[2] !== undefined ? 'month' : 'year' }
}

function chineseNumber(text: string): string {
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens === '' ? 1 : DIGITS.indexOf(tens ?? '')) : 0
  return String(ten * 10 + (ones === '' ? 0 : DIGITS.indexOf(ones ?? '')))
}
