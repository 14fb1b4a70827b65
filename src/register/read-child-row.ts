import { ageOn } from '../domain/dates.ts'
import { FACTS, type FactKey, type FactValue } from '../domain/facts.ts'
import { readIdNumber } from '../domain/id-number.ts'
import type { Localized } from '../domain/localized.ts'
import { looksLikePhone } from '../domain/phone.ts'
import { isLongerThan, onOneLine, withoutControlCharacters } from '../domain/text.ts'
import type { Cell, SheetRow } from '../sheets/sheet.ts'
import type { Column } from './find-columns.ts'
import { readDay } from './read-birth-date.ts'
import { readId } from './read-id.ts'
import { mostCharacters, readCategories, readOptions, readSex, type ReadCodes } from './read-words.ts'
import { ROW_REASONS as WHY } from './row-reasons.ts'
import type { Said } from './said.ts'

/** One child as a row tells it. */
export interface ChildOfRow {
  readonly row: number
  readonly facts: Readonly<Partial<Record<FactKey, FactValue>>>
  /** Words that no fact takes, as they stand in the file with their heading: nothing is lost. */
  readonly remarks: readonly string[]
  /** The ID number in today's form, to find the same child by; '' without one. */
  readonly residentId: string
  /** To look at; the row is taken all the same. */
  readonly warnings: readonly Said[]
  /** Why the row cannot be taken; empty when it can. */
  readonly rejections: readonly Said[]
}

/** Reads the cells of one row by what their columns are taken for. @param today YYYY-MM-DD */
export function readChildRow(row: SheetRow, columns: readonly Column[], today: string): ChildOfRow {
  const reading = new RowReading(today)
  for (const column of columns) {
    const cell = row.cells.get(column.index)
    if (column.target !== null && cell !== undefined) reading.take(column.target, column.heading, cell)
  }
  reading.finish(columns)
  const { facts, remarks, residentId, warnings, rejections } = reading
  return { row: row.number, facts: Object.fromEntries(facts), remarks, residentId, warnings, rejections }
}

/** The longest word a list of people has a use for; more is a slip of the paste. */
const MOST_CHARACTERS = 2000

class RowReading {
  readonly facts = new Map<FactKey, FactValue>()
  readonly remarks: string[] = []
  readonly warnings: Said[] = []
  readonly rejections: Said[] = []
  residentId = ''
  readonly #today: string

  constructor(today: string) {
    this.#today = today
  }

  take(target: FactKey | 'remark', field: string, cell: Cell): void {
    if (cell.kind === 'error' || cell.kind === 'unfinished') {
      const reason = cell.kind === 'error' ? WHY.formulaError(cell.text) : WHY.unfinished
      if (target === 'child.name') this.#reject(field, reason)
      else this.#warn(field, reason)
      return
    }
    const text = cleaned(cell.text)
    if (target === 'remark') {
      if (text !== '' && !/^(无|\/|-+|—+)$/.test(text)) this.#remark(field, text)
      return
    }
    if (text.length > MOST_CHARACTERS) {
      this.#reject(field, WHY.tooLong)
      return
    }
    if (saysNothing(target, text)) return
    this.#takeFact(target, field, cell, text)
  }

  #takeFact(key: FactKey, field: string, cell: Cell, text: string): void {
    switch (key) {
      case 'child.name':
      case 'child.alias':
        this.#takeName(key, field, cell, text)
        return
      case 'child.sex': {
        const sex = readSex(text)
        if (sex === null) this.#keep(field, text, WHY.sex)
        else this.facts.set(key, sex)
        return
      }
      case 'child.birthDate':
        this.#takeBirthDate(field, cell, text)
        return
      case 'child.idNumber':
        this.#takeId(field, cell, text)
        return
      case 'child.categories':
        this.#takeCategories(field, text)
        return
      case 'child.health':
        this.#takeHealth(field, text)
        return
      case 'child.grade':
        this.facts.set(key, text)
        return
      case 'guardian.relation':
        this.facts.set(key, relationOf(text))
        return
      default:
        this.#takeByShape(key, field, cell, text)
    }
  }

  #takeByShape(key: FactKey, field: string, cell: Cell, text: string): void {
    switch (FACTS[key].shape) {
      case 'text':
        this.#takeText(key, field, cell, text)
        return
      case 'date': {
        const day = readDay(cell)
        if (day?.known !== 'exact' || day.day > this.#today) this.#keep(field, text, WHY.day)
        else this.facts.set(key, day.day)
        return
      }
      case 'number': {
        const number = /^[^\d-]*(\d[\d,]*(?:\.\d+)?)(?:元|岁|平米|平方米|㎡|m2|年|\/月|每月|左右)*$/.exec(
          text.normalize('NFKC'),
        )
        if (number === null) this.#keep(field, text, WHY.number)
        else this.facts.set(key, Number((number[1] ?? '').replaceAll(',', '')))
        return
      }
      case 'code':
      case 'codes':
        this.#takeOptions(key, field, readOptions(key, text), text)
        return
      case 'rows':
        this.#remark(field, text)
    }
  }

  #takeText(key: FactKey, field: string, cell: Cell, text: string): void {
    if (key.endsWith('hone')) {
      const phone = phoneOf(cell, text)
      const before = this.facts.get(key)
      const both = typeof before === 'string' && before !== phone ? `${before}、${phone}` : phone
      if (!looksLikePhone(phone)) this.#warn(field, WHY.phone)
      this.facts.set(key, both)
      return
    }
    // 陈大山（父亲） says the relation too.
    const named =
      key === 'guardian.name' ? /^(.+?)[（(](?:系|与儿童关系[:：]?)?([^（()）]{1,6})[)）]$/u.exec(text) : null
    if (named !== null && KIN.test(named[2] ?? '')) {
      this.facts.set(key, nameOf(named[1] ?? ''))
      if (!this.facts.has('guardian.relation')) this.facts.set('guardian.relation', relationOf(named[2] ?? ''))
      return
    }
    if (isLongerThan(text, mostCharacters(key))) this.#warn(field, WHY.long)
    this.facts.set(key, /\.name$|teacher$/.test(key) ? nameOf(text) : text)
  }

  #takeName(key: 'child.name' | 'child.alias', field: string, cell: Cell, text: string): void {
    const whole = nameOf(text)
    const beside = key === 'child.name' ? NAME_AND_MORE.exec(whole) : null
    const name = beside?.[1] ?? whole
    if (cell.kind === 'date' || cell.kind === 'boolean' || /^[\d.\-/年月日]+$/.test(name.normalize('NFKC'))) {
      this.#reject(field, WHY.noName)
      return
    }
    if (isLongerThan(name, 50)) {
      this.#reject(field, WHY.longName)
      return
    }
    this.facts.set(key, name)
    const more = beside?.[2] ?? ''
    const former = /^(?:曾用名|原名|曾用)[:：]?(.+)$/u.exec(more)?.[1]
    if (former !== undefined && !this.facts.has('child.formerName')) this.facts.set('child.formerName', former)
    else if (more !== '') this.#keep(field, text, WHY.besideName)
  }

  #takeBirthDate(field: string, cell: Cell, text: string): void {
    const day = readDay(cell)
    if (day === null) {
      this.#reject(field, WHY.day)
      return
    }
    if (day.day > this.#today) {
      this.#reject(field, WHY.future)
      return
    }
    if (day.day < '1900-01-01') {
      this.#reject(field, WHY.day)
      return
    }
    if (day.known !== 'exact') {
      // What is missing of it is said, and nothing of what was written is lost.
      this.#warn(field, day.known === 'month' ? WHY.onlyMonth : WHY.onlyYear)
      this.#remark(field, text)
    }
    this.facts.set('child.birthDate', day.day)
    this.#birthKnown = day.known
    this.#birthField = field
  }
  #birthKnown: 'exact' | 'month' | 'year' | null = null
  #birthField = ''

  #takeId(field: string, cell: Cell, text: string): void {
    const id = readId(cell)
    this.#idField = field
    switch (id.kind) {
      case 'ruined':
        this.#reject(field, WHY.ruined)
        return
      case 'resident':
        this.residentId = id.number
        if (!id.checksumRight) this.#warn(field, id.rounded ? WHY.rounded : WHY.checksum)
        this.facts.set('child.idNumber', id.number)
        return
      case 'old':
        this.residentId = id.full
        this.#warn(field, WHY.fifteen)
        this.facts.set('child.idNumber', id.number)
        return
      case 'other':
        if (isLongerThan(id.number, 30)) {
          this.#keep(field, text, WHY.idShape)
          return
        }
        this.facts.set('child.idNumber', id.number)
    }
  }
  #idField = ''

  #takeCategories(field: string, text: string): void {
    const { codes, rest } = readCategories(text)
    if (rest === '') {
      this.facts.set('child.categories', [...codes])
      return
    }
    // 其他类别 takes the words the list has no code for.
    this.facts.set('child.categories', [...codes, 'other'])
    this.facts.set('child.categoryOther', rest)
    this.#warn(field, WHY.category(rest))
  }

  #takeHealth(field: string, text: string): void {
    const plain = text.normalize('NFKC').replaceAll(/\s/g, '')
    if (/^(健康|良好|正常|好|身体健康|一般|健康或良好)$/.test(plain)) this.facts.set('child.health', ['healthy'])
    else if (plain.includes('残')) {
      this.facts.set('child.health', ['disabled'])
      this.#remark(field, text)
    } else {
      this.facts.set('child.health', ['ill'])
      if (!this.facts.has('child.disease')) this.facts.set('child.disease', text)
      else this.#remark(field, text)
    }
  }

  #takeOptions(key: FactKey, field: string, { codes, rest }: ReadCodes, text: string): void {
    const many = FACTS[key].shape === 'codes'
    const [only, ...more] = codes
    if (rest !== '' || (!many && more.length > 0)) this.#keep(field, text, WHY.option)
    if (only === undefined) return
    if (many) this.facts.set(key, [...codes])
    else if (more.length === 0) this.facts.set(key, only)
  }

  /** What the cells say together. */
  finish(columns: readonly Column[]): void {
    if (this.facts.get('child.name') === undefined && this.facts.get('child.alias') === undefined) {
      const nameColumn = columns.find(({ target }) => target === 'child.name')
      const field = nameColumn?.heading ?? FACTS['child.name'].label.zh
      if (!this.rejections.some((said) => said.field === field)) this.#reject(field, WHY.nameMissing)
    }
    const reading = readIdNumber(this.residentId)
    if (reading !== null) {
      if (!this.facts.has('child.idType')) this.facts.set('child.idType', 'residentId')
      this.#compareWithId(reading)
    } else this.#lookAtOtherId()
    const birthDate = this.facts.get('child.birthDate')
    if (typeof birthDate === 'string') {
      const age = ageOn(birthDate, this.#today)
      if (age !== null && age >= 18) this.#warn(this.#birthField || this.#idField, WHY.grownUp(age))
    }
  }

  #compareWithId({ birthDate, sex, checksumRight }: NonNullable<ReturnType<typeof readIdNumber>>): void {
    const [writtenDate, writtenSex] = [this.facts.get('child.birthDate'), this.facts.get('child.sex')]
    if (birthDate === null) this.#warn(this.#idField, WHY.idDate)
    else if (writtenDate === undefined) {
      const past = birthDate <= this.#today && checksumRight
      if (past && this.rejections.length === 0) this.facts.set('child.birthDate', birthDate)
    } else if (
      this.#birthKnown !== 'exact' &&
      checksumRight &&
      typeof writtenDate === 'string' &&
      sameBeginning(birthDate, writtenDate, this.#birthKnown)
    )
      this.facts.set('child.birthDate', birthDate)
    else if (writtenDate !== birthDate) this.#warn(this.#birthField, WHY.dateDiffers)
    if (writtenSex === undefined || writtenSex === '0') {
      if (checksumRight) this.facts.set('child.sex', sex)
    } else if (writtenSex !== sex) this.#warn(this.#idField, WHY.sexDiffers)
  }

  #lookAtOtherId(): void {
    const number = this.facts.get('child.idNumber')
    const type = this.facts.get('child.idType')
    if (typeof number === 'string' && (type === undefined || type === 'residentId' || type === 'hukouBook'))
      this.#warn(this.#idField, WHY.idShape)
  }

  #keep(field: string, text: string, reason: Localized): void {
    this.#warn(field, reason)
    this.#remark(field, text)
  }

  #remark(field: string, text: string): void {
    this.remarks.push(`${field}：${text}`)
  }

  #warn(field: string, reason: Localized): void {
    this.warnings.push({ field, reason })
  }

  #reject(field: string, reason: Localized): void {
    this.rejections.push({ field, reason })
  }
}

/** On one line, without invisible characters and without the apostrophe that makes Excel take a number for text. */
function cleaned(text: string): string {
  return onOneLine(withoutControlCharacters(text))
    .replaceAll(/[\s\u3000]+/gu, ' ')
    .trim()
    .replace(/^['`]+|['`]+$/g, '')
    .trim()
}

/** 陈 明 → 陈明: names of lists are spread to one width. Between Latin letters a blank stays. */
function nameOf(text: string): string {
  return text.replaceAll(/(?<![a-z.])\s+|\s+(?![a-z])/giu, '').replaceAll(/[（(](男|女)[)）]$/gu, '')
}

/** 陈小满（满满）: what stands in the brackets is not the name. 陈某（大） keeps it: it tells twins apart. */
const NAME_AND_MORE = /^([^()（）]{2,})[(（]([^()（）\d]{2,20})[)）]$/u

const KIN = /父|母|爷|奶|公|婆|姥|伯|叔|姑|舅|姨|姐|哥|兄/u

/** 父子 says who the guardian is: 父亲. */
function relationOf(text: string): string {
  const plain = text.replaceAll(/\s/g, '')
  return { 父子: '父亲', 父女: '父亲', 母子: '母亲', 母女: '母亲', 父: '父亲', 母: '母亲' }[plain] ?? plain
}

/** 1.38E10 is a number of eleven digits; 13800000021.0 is one too. */
function phoneOf(cell: Cell, text: string): string {
  const plain = text.normalize('NFKC')
  if (cell.kind === 'number' && /^[\d.]+(E\+?\d+)?$/i.test(plain) && Number(plain) < 1e15)
    return Number(plain).toFixed(0)
  return plain
    .replaceAll(/[()]/g, ' ')
    .replaceAll(/\s*[\n;,，；]\s*/g, '、')
    .trim()
}

function saysNothing(key: FactKey, text: string): boolean {
  if (text === '' || /^(\/|\\|-+|—+|－+|\*+|null|n\/a|#n\/a|none|空|暂无|未填|不详|不清楚|不知道)$/i.test(text))
    return true
  if (/^(未知|不明)$/.test(text)) return key !== 'child.sex' && key !== 'child.hukouStatus'
  return text === '无' && key !== 'child.idType' && key !== 'child.hukouStatus'
}

function sameBeginning(one: string, other: string, known: 'exact' | 'month' | 'year' | null): boolean {
  const length = known === 'year' ? 4 : 7
  return one.slice(0, length) === other.slice(0, length)
}
