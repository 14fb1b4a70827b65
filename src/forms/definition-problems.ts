import { FACTS } from '../domain/facts.ts'
import { fieldsOf } from './conditions.ts'
import type { FormDefinition, FormField, PrintBlock, RiskInputs } from './definition.ts'
import { allFields, blanksOf, fieldById, flatOptions, hasValue } from './fields.ts'
import { noteParts } from './note-blanks.ts'
import { printedFields } from './printed-fields.ts'

/** What does not fit together in a definition, one sentence each; a sound one has none. */
export function definitionProblems(definition: FormDefinition): readonly string[] {
  const fields = allFields(definition)
  const ids = fields.map(({ id }) => id)
  const printed = printedFields(definition)
  const blanks = new Set(fields.flatMap(blanksOf))
  return [
    ...twice(ids).map((id) => `two fields are called ${id}`),
    ...twice(definition.sections.map(({ id }) => id)).map((id) => `two sections are called ${id}`),
    ...ids.filter((id) => !printed.includes(id)).map((id) => `${id} is not printed`),
    ...twice(printed).map((id) => `${id} is printed more than once`),
    ...printed.filter((id) => !ids.includes(id)).map((id) => `${id} is printed but is no field`),
    ...fields.flatMap((field) => [
      ...referencesOf(field)
        .filter((id) => !ids.includes(id))
        .map((id) => `${field.id} refers to ${id}, which is no field`),
      ...optionProblems(field),
      ...factProblems(field),
      ...(blanks.has(field.id) && field.when === undefined
        ? [`${field.id} stands behind an option without a when`]
        : []),
    ]),
    ...definition.sections.flatMap(({ print }) => (print ?? []).flatMap((block) => blockProblems(definition, block))),
  ]
}

function referencesOf(field: FormField): readonly string[] {
  const conditions = [field.when, field.requiredWhen].filter((condition) => condition !== undefined)
  const compared =
    'certificateOf' in field || 'compareWith' in field || 'typeField' in field
      ? [field.typeField, ...Object.values(field.compareWith ?? {}), ...certificateParts(field)]
      : []
  const followed = 'notBefore' in field ? [field.notBefore] : []
  const derived =
    field.kind === 'computed' ? (field.rule === 'age' ? [field.birthDate, field.on] : riskParts(field.risk)) : []
  return [...conditions.flatMap(fieldsOf), ...compared, ...followed, ...derived].filter((id) => id !== undefined)
}

function certificateParts(field: {
  readonly certificateOf?: { readonly idNumber: string; readonly kinds: string; readonly grade: string }
}): readonly string[] {
  return Object.values(field.certificateOf ?? {})
}

function riskParts({ flags, scores, adjustment, adjustedLevel, on }: RiskInputs): readonly string[] {
  return [flags, scores, adjustment, adjustedLevel, on]
}

function optionProblems(field: FormField): readonly string[] {
  if (!('options' in field)) {
    const needsList = field.kind === 'oneOf' || (field.kind === 'codeList' && !('list' in field))
    return needsList ? [`${field.id} has nothing to choose from`] : []
  }
  return twice(flatOptions(field.options).map(({ code }) => code)).map(
    (code) => `${field.id} has the option ${code} twice`,
  )
}

const SHAPES: Readonly<Record<string, readonly string[]>> = {
  text: ['text', 'person', 'phone', 'address', 'idNumber', 'longText'],
  code: ['oneOf', 'codeList', 'yesNo'],
  codes: ['manyOf'],
  date: ['date'],
  number: ['number', 'money'],
  rows: ['table'],
}

function factProblems(field: FormField): readonly string[] {
  if (field.fact === undefined) return []
  if (!hasValue(field)) return [`${field.id} has no value, so it can have no fact`]
  const { shape } = FACTS[field.fact]
  return SHAPES[shape]?.includes(field.kind) === true
    ? []
    : [`${field.id} does not fit the fact ${field.fact} (${shape})`]
}

const PAGE_WIDTH = 165

function blockProblems(definition: FormDefinition, block: PrintBlock): readonly string[] {
  switch (block.block) {
    case 'rows':
      return [...widthProblems('rows', block.columns), ...reachProblems(block.columns.length, block.rows)]
    case 'table': {
      const field = fieldById(definition, block.field)
      if (field?.kind !== 'table') return [`${block.field} is printed as a table but is none`]
      const lead = field.numbered === true || field.fixedRows !== undefined ? 1 : 0
      const columns = block.cells?.length ?? field.columns.length
      const shown = (block.cells ?? []).flatMap((cell) =>
        'tick' in cell ? [cell.tick.column] : cell.lines.map(({ column }) => column),
      )
      const lost = block.cells === undefined ? [] : field.columns.filter(({ id }) => !shown.includes(id))
      const strange = shown.filter((column) => !field.columns.some(({ id }) => id === column))
      return [
        ...widthProblems(block.field, block.columns),
        ...(block.columns.length === columns + lead
          ? []
          : [`${block.field} has ${columns + lead} printed columns, ${block.columns.length} widths`]),
        ...lost.map(({ id }) => `${block.field}[].${id} is not printed`),
        ...strange.map((id) => `${block.field}[].${id} is printed but is no column`),
      ]
    }
    case 'tally': {
      const field = fieldById(definition, block.field)
      if (field?.kind !== 'tally') return [`${block.field} is printed as a tally but is none`]
      const wide = widthProblems(block.field, Array.from({ length: block.across }, () => block.columns).flat())
      return [...wide, ...(block.columns.length === field.options.length + 2 ? [] : [`${block.field} lacks a column`])]
    }
    case 'score':
      return [
        ...widthProblems(block.field, block.columns),
        ...(fieldById(definition, block.field)?.kind === 'score' && block.columns.length === 5
          ? []
          : [`${block.field} is no scored sheet of five columns`]),
      ]
    case 'signatures': {
      const field = fieldById(definition, block.field)
      if (field?.kind !== 'signatures') return [`${block.field} is printed as signatures but is none`]
      if (block.columns === undefined) return []
      const counted =
        block.columns.length === field.signers.length ? [] : [`${block.field} has not one width for each signer`]
      return [...counted, ...fullRows(block.field, block.columns)]
    }
    case 'agreements':
      return fieldById(definition, block.field)?.kind === 'table'
        ? widthProblems(block.field, block.columns)
        : [`${block.field} is printed as agreements but is no table`]
    case 'clause': {
      const field = fieldById(definition, block.field)
      if (field?.kind !== 'note') return [`${block.field} is printed as a clause but is no note`]
      const blanks = noteParts(field.text.zh).flatMap((part) =>
        'blank' in part && !part.blank.startsWith('@') ? [part.blank] : [],
      )
      const fills = block.fills ?? []
      return [
        ...blanks
          .filter((id) => !fills.includes(id))
          .map((id) => `${block.field} has a blank for ${id}, which fills none`),
        ...fills.filter((id) => !blanks.includes(id)).map((id) => `${block.field} has no blank for ${id}`),
      ]
    }
    case 'pageBreak':
      return []
    default:
      return []
  }
}

function widthProblems(what: string, columns: readonly number[]): readonly string[] {
  const sum = columns.reduce((total, width) => total + width, 0)
  return Math.abs(sum - PAGE_WIDTH) < 0.001 ? [] : [`the columns of ${what} add up to ${sum} mm`]
}

/** Signature cells fill whole rows of 165 mm. */
function fullRows(what: string, columns: readonly number[]): readonly string[] {
  let filled = 0
  for (const width of columns) {
    filled += width
    if (filled > PAGE_WIDTH + 0.001) return [`the signatures of ${what} do not fill their rows`]
    if (Math.abs(filled - PAGE_WIDTH) < 0.001) filled = 0
  }
  return filled === 0 ? [] : [`the last row of signatures of ${what} is not full`]
}

/** Every place of the grid is covered exactly once, also by cells that reach over several rows. */
function reachProblems(columns: number, rows: readonly (readonly { readonly span?: number }[])[]): readonly string[] {
  let below: number[] = Array.from({ length: columns }, () => 0)
  for (const [index, row] of rows.entries()) {
    const taken = below.map((left) => left > 0)
    const next = below.map((left) => Math.max(0, left - 1))
    let at = 0
    for (const cell of row) {
      while (taken[at] === true) at += 1
      for (let step = 0; step < (cell.span ?? 1); step += 1, at += 1) {
        if (at >= columns || taken[at] === true) return [`row ${index + 1} of a grid does not fit its columns`]
        taken[at] = true
        next[at] = ('rows' in cell && typeof cell.rows === 'number' ? cell.rows : 1) - 1
      }
    }
    if (taken.includes(false)) return [`row ${index + 1} of a grid leaves a place empty`]
    below = next
  }
  return below.some((left) => left > 0) ? ['a cell of a grid reaches below its last row'] : []
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}
