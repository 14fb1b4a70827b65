import type { FormDefinition, FormSection } from './definition.ts'
import { allFields, blanksOf } from './fields.ts'

/** Where each field of a form is printed: ids once for each place. A field that is printed twice appears twice. */
export function printedFields(definition: FormDefinition): readonly string[] {
  const head = definition.headLine.flatMap((item) =>
    item === null || item.item === 'caseNumber' ? [] : [item.item.field],
  )
  return [...head, ...definition.sections.flatMap(inSection), ...allFields(definition).flatMap(blanksOf)]
}

function inSection(section: FormSection): readonly string[] {
  return (section.print ?? []).flatMap((block) => {
    if (block.block === 'pageBreak') return []
    if (block.block === 'clause') return [block.field, ...(block.fills ?? [])]
    if (block.block !== 'rows') return [block.field]
    return block.rows.flat().flatMap((cell) => ('value' in cell ? [cell.value, ...(cell.also ?? [])] : []))
  })
}
