/** Characters of 10.5 pt on a full-width line of the form (165 mm less padding). */
const CHARACTERS_PER_LINE = 43
/** Each paragraph begins two characters in. */
const INDENT = 2

/** About how many lines a narrative takes on paper; 0 when it is empty. Letters and digits count half. */
export function linesUsed(text: string): number {
  if (text.trim() === '') return 0
  return text
    .split('\n')
    .reduce(
      (lines, paragraph) => lines + Math.max(1, Math.ceil((INDENT + widthOf(paragraph)) / CHARACTERS_PER_LINE)),
      0,
    )
}

/** How many lines of a field are left, 0 when the words flow on; a text of megabytes is not gone through. */
export function linesLeft(text: string, lines: number): number {
  return text.length > lines * CHARACTERS_PER_LINE * 2 ? 0 : Math.max(0, lines - linesUsed(text))
}

/** Characters as code points, without a list of them. */
export function charactersIn(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at += 1) count += (text.charCodeAt(at) & 0xfc00) === 0xdc00 ? 0 : 1
  return count
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x250 ? 0.5 : 1
  return width
}
