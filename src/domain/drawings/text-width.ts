/** The width of words set in this size, in the unit of the size. */
export type TextMeasure = (text: string, size: number) => number

/**
 * Wide enough for every face the words may come out in, on screen and on paper alike, so that both have the same
 * drawing: a Chinese character is one em, Latin letters as wide as the widest face sets them.
 */
export const safeWidth: TextMeasure = (text, size) => {
  let em = 0
  for (const character of text) em += widthOf(character)
  return em * size
}

function widthOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (/\p{Mn}/u.test(character)) return 0
  if (point >= 0x2000 || character === '·') return 1
  if (/[mwMW@%&Œœ]/.test(character)) return 0.98
  if (/\p{Lu}/u.test(character)) return 0.78
  if (/[iljt.,'’ -]/.test(character)) return 0.4
  return 0.62
}

/**
 * Words on lines no wider than `width`: after a ·, a blank or a mark where there is one, else between any two
 * characters. Nothing is left out.
 */
export function wrapped(text: string, size: number, width: number, measure: TextMeasure = safeWidth): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces(text)) {
    if (line !== '' && measure(line + piece, size) > width) {
      lines.push(line.trim())
      line = ''
    }
    for (const character of piece) {
      // No line begins with the mark a word ends with.
      if (line !== '' && !/[·・、，；。]/.test(character) && measure(line + character, size) > width) {
        lines.push(line.trim())
        line = ''
      }
      line += character
    }
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

/** Cut after what a line may end with. A short Chinese text is one piece. */
function pieces(text: string): string[] {
  return text.match(/（?[^·・\s、，；。（]*[·・\s、，；。]?/g)?.filter((piece) => piece !== '') ?? []
}
