import type { Locator, Page } from 'playwright/test'
import type { FormValues } from '../../src/domain/records.ts'
import type { ColumnField, FormDefinition } from '../../src/forms/definition.ts'
import {
  asCodes,
  asRecord,
  asRows,
  blanksOf,
  flatOptions,
  hasValue,
  isEmpty,
  optionsOf,
  valueFields,
  type FieldValue,
  type ValueField,
} from '../../src/forms/fields.ts'

/**
 * Writes a whole form as a worker does: every value goes through the control that the screen shows for it. A value that
 * has no control on screen fails here, so this also proves that the screen has every field of the definition.
 */
export async function fillForm(page: Page, definition: FormDefinition, values: FormValues): Promise<void> {
  const fields = valueFields(definition)
  const written = new Set<string>()
  const write = async (field: ValueField): Promise<void> => {
    if (written.has(field.id)) return
    written.add(field.id)
    const value = values[field.id]
    if (value !== undefined && !isEmpty(value)) await fillField(page, field, value)
    // What is written behind an option appears when the option is ticked.
    for (const id of blanksOf(field)) {
      const blank = fields.find((one) => one.id === id)
      if (blank !== undefined) await write(blank)
    }
  }
  const behind = new Set(fields.flatMap(blanksOf))
  for (const field of fields) if (!behind.has(field.id)) await write(field)
}

async function fillField(page: Page, field: ValueField, value: FieldValue): Promise<void> {
  switch (field.kind) {
    case 'manyOf':
      return tick(page, frameOf(page, field.id), flatOptions(field.options), asCodes(value))
    case 'table':
      for (const [at, row] of asRows(value).entries()) {
        const path = `${field.id}[${String(at)}]`
        if (field.fixedRows === undefined && (await frameOf(page, path).count()) === 0) {
          await frameOf(page, field.id).getByRole('button', { name: '加一行' }).click()
        }
        for (const column of field.columns) {
          const cell = row[column.id]
          if (cell !== undefined && !isEmpty(cell)) await fillControl(page, `${path}.${column.id}`, column, cell)
        }
      }
      return
    case 'tally':
      for (const [id, code] of Object.entries(asRecord(value)))
        if (!isEmpty(code)) await choose(frameOf(page, `${field.id}.${id}`), plain(code))
      return
    case 'score':
      for (const [id, item] of Object.entries(asRecord(value))) {
        const { score, basis } = asRecord(item)
        const row = frameOf(page, `${field.id}.${id}`)
        if (typeof score === 'number') await choose(row, String(score))
        if (typeof basis === 'string') await frameOf(page, `${field.id}.${id}.basis`).locator('input').fill(basis)
      }
      return
    default:
      return fillControl(page, field.id, field, value)
  }
}

async function fillControl(page: Page, path: string, field: ColumnField, value: FieldValue): Promise<void> {
  const frame = frameOf(page, path)
  switch (field.kind) {
    case 'oneOf':
    case 'yesNo':
      return choose(frame, plain(value))
    case 'codeList': {
      const word = optionsOf(field).find(({ code }) => code === value)?.label.zh ?? plain(value)
      const input = frame.locator('input:not([type=hidden])').first()
      if ((await input.inputValue()) === word) return
      await input.click()
      await input.fill(word)
      await page.getByRole('option', { name: word, exact: true }).click()
      return
    }
    default:
      await frame.locator('input:not([type=hidden]), textarea').first().fill(plain(value))
  }
}

/** Radio buttons: pressing the chosen one again would take the answer back. */
async function choose(frame: Locator, code: string): Promise<void> {
  const radio = frame.locator(`input[type=radio][value="${code}"]`).first()
  if (!(await radio.isChecked())) await radio.click({ force: true })
}

/** Tick boxes stand in the order of the definition, sub-options behind their option. */
async function tick(
  page: Page,
  frame: Locator,
  options: readonly { readonly code: string }[],
  codes: readonly string[],
): Promise<void> {
  const boxes = frame.locator('input[type=checkbox]')
  for (const [at, { code }] of options.entries()) {
    const box = boxes.nth(at)
    // Ticking a sub-option ticks its option; the box is looked at when its turn comes.
    if ((await box.isChecked()) !== codes.includes(code)) await box.click({ force: true })
  }
}

/** What is typed for a value of one control. */
function plain(value: FieldValue): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error('not the value of one control')
}

function frameOf(page: Page, path: string): Locator {
  return page.locator(`[data-field="${path}"]`).first()
}

/** Fields of the example that hold a value, for a test that wants to know how much was written. */
export function filledFields(definition: FormDefinition, values: FormValues): readonly ValueField[] {
  return valueFields(definition).filter((field) => hasValue(field) && !isEmpty(values[field.id]))
}
