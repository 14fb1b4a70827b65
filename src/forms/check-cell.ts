import { isDate } from '../domain/dates.ts'
import { certificateAgrees, readIdNumber } from '../domain/id-number.ts'
import { looksLikePhone } from '../domain/phone.ts'
import type { FormValues } from '../domain/records.ts'
import { hasControlCharacters, isLongerThan } from '../domain/text.ts'
import type { CheckContext } from './check.ts'
import type { ColumnField, DateField, LongTextField, ManyOfField, NumberField, TextField } from './definition.ts'
import { asCodes, asText, flatOptions, isEmpty, optionsOf, type FieldValue } from './fields.ts'
import type { FieldProblem, FieldProblemCode } from './problems.ts'

/** Checks of one written value: a field of a form or a cell of its tables. */
export interface CellCheck extends CheckContext {
  readonly values: FormValues
}

/** A line of words, counted as a person counts. */
export const LINE_LENGTH = 200
/** Words over several lines. */
export const LONG_TEXT_LENGTH = 100_000
const DECIMALS = 2
const LARGEST_NUMBER = 1_000_000_000_000

export function checkCell(
  field: ColumnField | ManyOfField,
  path: string,
  value: FieldValue | undefined,
  check: CellCheck,
): readonly FieldProblem[] {
  if (value === undefined || value === null || value === '') return []
  switch (field.kind) {
    case 'number':
    case 'money':
      return checkNumber(field, path, value)
    case 'manyOf':
      return checkCodes(field, path, value)
    case 'oneOf':
    case 'codeList':
    case 'yesNo': {
      const known = flatOptions(optionsOf(field)).some(({ code }) => code === value)
      return known ? [] : [problem(path, 'notAnOption')]
    }
    case 'date':
    case 'month':
    case 'time':
      return typeof value === 'string' ? checkDate(field, path, value, check) : [problem(path, 'notADate')]
    default:
      if (typeof value !== 'string') return [problem(path, 'wrongShape', '“…”')]
      return [...checkWords(field, path, value, check), ...checkMeaning(field, path, value, check)]
  }
}

function checkWords(
  field: TextField | LongTextField,
  path: string,
  text: string,
  check: CellCheck,
): readonly FieldProblem[] {
  const found: FieldProblem[] = []
  const limit = field.kind === 'longText' ? LONG_TEXT_LENGTH : (field.maxLength ?? LINE_LENGTH)
  if (isLongerThan(text, limit)) found.push(problem(path, 'tooLong', String(limit)))
  if (hasControlCharacters(text)) found.push(problem(path, 'controlCharacter'))
  if (field.kind !== 'longText' && /[\n\v\f\r\u0085\u2028\u2029]/.test(text)) found.push(problem(path, 'lineBreak'))
  const unprintable = check.findUnprintable?.(text) ?? ''
  if (unprintable !== '') found.push(doubt(path, 'unprintable', unprintable))
  return found
}

/** What the words mean: numbers of documents and telephones. All of it doubts. */
function checkMeaning(
  field: TextField | LongTextField,
  path: string,
  text: string,
  check: CellCheck,
): readonly FieldProblem[] {
  if (field.kind === 'phone') return looksLikePhone(text) ? [] : [doubt(path, 'phoneShape')]
  if (field.kind === 'idNumber') return checkIdNumber(field, path, text, check.values)
  if (field.kind !== 'text' || field.certificateOf === undefined) return []
  const agrees = certificateAgrees(text, {
    idNumber: asText(check.values[field.certificateOf.idNumber]),
    kinds: asCodes(check.values[field.certificateOf.kinds]),
    grade: asText(check.values[field.certificateOf.grade]),
  })
  return agrees ? [] : [doubt(path, 'certificate')]
}

/** GB 11643 for a resident ID; other documents are taken as they are written. */
function checkIdNumber(field: TextField, path: string, text: string, values: FormValues): readonly FieldProblem[] {
  const type = field.typeField === undefined ? 'residentId' : asText(values[field.typeField])
  if (type !== 'residentId') return []
  const reading = readIdNumber(text)
  if (reading === null) return [doubt(path, 'idShape')]
  const found: FieldProblem[] = []
  if (!reading.checksumRight) found.push(doubt(path, 'idChecksum'))
  const birthDate = asText(values[field.compareWith?.birthDate ?? ''])
  const sex = asText(values[field.compareWith?.sex ?? ''])
  if (reading.birthDate === null || (isDate(birthDate) && birthDate !== reading.birthDate))
    found.push(doubt(path, 'idBirthDate'))
  if ((sex === '1' || sex === '2') && sex !== reading.sex) found.push(doubt(path, 'idSex'))
  return found
}

function checkDate(field: DateField, path: string, text: string, check: CellCheck): readonly FieldProblem[] {
  if (field.kind === 'time') return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? [] : [problem(path, 'notATime')]
  const first = field.kind === 'month' ? `${text}-01` : text
  if (!isDate(first)) return [problem(path, 'notADate')]
  const found: FieldProblem[] = []
  // Text of the same shape sorts as days do; a month is compared as a month.
  if (field.range?.includes('past') === true && text > check.today.slice(0, text.length))
    found.push(problem(path, 'inFuture'))
  const birth = (check.birthDate ?? '').slice(0, text.length)
  if (field.range?.includes('notBeforeBirth') === true && birth !== '' && text < birth)
    found.push(problem(path, 'beforeBirth'))
  const start = field.notBefore === undefined ? '' : asText(check.values[field.notBefore])
  if (isDate(start) && text < start.slice(0, text.length)) found.push(problem(path, 'beforeStart'))
  return found
}

function checkNumber(field: NumberField, path: string, value: FieldValue): readonly FieldProblem[] {
  if (typeof value !== 'number' || !Number.isFinite(value)) return [problem(path, 'notANumber')]
  const decimals = field.integer === true ? 0 : DECIMALS
  const found: FieldProblem[] = []
  if (value !== Number(value.toFixed(decimals))) found.push(problem(path, 'tooManyDecimals', String(decimals)))
  if (value < (field.min ?? -LARGEST_NUMBER))
    found.push(problem(path, 'tooSmall', String(field.min ?? -LARGEST_NUMBER)))
  if (value > (field.max ?? LARGEST_NUMBER)) found.push(problem(path, 'tooLarge', String(field.max ?? LARGEST_NUMBER)))
  return found
}

function checkCodes(field: ManyOfField, path: string, value: FieldValue): readonly FieldProblem[] {
  if (!Array.isArray(value)) return [problem(path, 'wrongShape', '[…]')]
  const known = new Set(flatOptions(field.options).map(({ code }) => code))
  const allKnown = value.every((code) => typeof code === 'string' && known.has(code))
  return allKnown || isEmpty(value) ? [] : [problem(path, 'notAnOption')]
}

function problem(path: string, code: FieldProblemCode, detail?: string): FieldProblem {
  return { path, code, doubt: false, ...(detail === undefined ? {} : { detail }) }
}

function doubt(path: string, code: FieldProblemCode, detail?: string): FieldProblem {
  return { ...problem(path, code, detail), doubt: true }
}
