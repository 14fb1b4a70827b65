import type { FieldOption } from '../../../forms/definition.ts'
import { flatOptions, orderCodes } from '../../../forms/fields.ts'

/**
 * Ticks or unticks an option. A sub-option brings its option with it, and an option taken away takes its sub-options;
 * codes come back in the order of the definition.
 */
export function toggleOption(
  options: readonly FieldOption[],
  ticked: readonly string[],
  code: string,
): readonly string[] {
  const next = new Set(ticked)
  if (!next.delete(code)) return orderCodes(options, [...next, code])
  const option = options.find((one) => one.code === code)
  for (const child of flatOptions(option?.children ?? [])) next.delete(child.code)
  return orderCodes(options, [...next])
}
