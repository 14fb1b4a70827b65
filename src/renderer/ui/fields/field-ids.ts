/** Ids of a field's elements, from its path: `household[2].name` → `field-household-2-name`. */
export function controlId(path: string): string {
  return `field-${path.replaceAll(/[.[\]]+/g, '-').replace(/-$/, '')}`
}

export function labelId(path: string): string {
  return `${controlId(path)}-label`
}

export function problemId(path: string): string {
  return `${controlId(path)}-problem`
}

/** Puts the writer into a field and brings it into view: where there is something to write, not on 上移 or 删去. False when it is not on the screen. */
export function focusField(path: string, within: ParentNode = document): boolean {
  const frame = within.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`)
  const parent = /^(.*)[.[][^.[]*$/.exec(path)?.[1]
  if (frame === null) return parent !== undefined && focusField(parent, within)
  const control = frame.matches(FOCUSABLE)
    ? frame
    : (frame.querySelector<HTMLElement>(WRITABLE) ?? frame.querySelector<HTMLElement>(FOCUSABLE))
  frame.scrollIntoView({ block: 'nearest' })
  control?.focus()
  return control !== null
}

const WRITABLE = 'input:not([disabled]):not([type=hidden]), textarea:not([disabled])'
const FOCUSABLE = `${WRITABLE}, button:not([disabled])`
