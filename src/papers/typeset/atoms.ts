import type { Faces } from '../faces/faces.ts'
import { TICK_SIZE } from '../faces/tick-font.ts'
import { hasWhiteRight, isClosing, isOpening, isWide, keptTogether, settable } from './break-rules.ts'
import type { Inline, TextStyle } from './inline.ts'

/** The smallest thing a line is made of: a character, a word, a gap, a box, a rule. */
export interface Atom {
  readonly kind: 'wide' | 'word' | 'space' | 'gap' | 'fixed' | 'tick' | 'rule'
  /** What it adds to the line. */
  readonly width: number
  readonly text: string
  readonly style: TextStyle | undefined
  readonly field: string
  /** A line may begin with it. */
  readonly mayBreakBefore: boolean
  /** White inside it that may be cut when it ends a line. */
  readonly whiteRight: number
  /** How far its glyph begins before it: a narrowed opening mark lies over the white of the mark before. */
  readonly shift: number
  /** The writer would advance further than `width`: a narrowed closing mark. */
  readonly narrowed: boolean
  /** Words centred on a rule. */
  readonly onRule: readonly Atom[]
}

const TICK_STYLE: TextStyle = { face: 'ticks', size: TICK_SIZE }
/** From the end of a rule to the words on it. */
const RULE_SIDE = 2

const PLAIN: Atom = {
  kind: 'gap',
  width: 0,
  text: '',
  style: undefined,
  field: '',
  mayBreakBefore: true,
  whiteRight: 0,
  shift: 0,
  narrowed: false,
  onRule: [],
}

export function widthOf(faces: Faces, point: number, style: TextStyle): number {
  const face = faces.faceFor(point, style.face) ?? faces.byName[style.face]
  return face.advance(point) * style.size + (style.spacing ?? 0)
}

/** Width of a text on one line, in points. */
export function textWidth(faces: Faces, text: string, style: TextStyle): number {
  let width = 0
  for (const character of settable(text)) width += widthOf(faces, character.codePointAt(0) ?? 0, style)
  return width
}

export function sumOfWidths(atoms: readonly Atom[]): number {
  return atoms.reduce((sum, atom) => sum + atom.width, 0)
}

function textAtoms(faces: Faces, text: string, style: TextStyle, field: string): Atom[] {
  const atoms: Atom[] = []
  const kept = keptTogether(text)
  let at = 0
  let word = ''
  let wordWidth = 0
  let wordBreak = true
  const endWord = () => {
    if (word !== '')
      atoms.push({ ...PLAIN, kind: 'word', text: word, width: wordWidth, style, field, mayBreakBefore: wordBreak })
    word = ''
    wordWidth = 0
  }
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const width = widthOf(faces, point, style)
    const mayBreakBefore = !kept.has(at) && !isClosing(character)
    if (character === ' ' || isWide(point)) {
      endWord()
      const kind = character === ' ' ? 'space' : 'wide'
      const whiteRight = hasWhiteRight(character) ? 0.5 * style.size : 0
      atoms.push({ ...PLAIN, kind, text: character, width, style, field, mayBreakBefore, whiteRight })
    } else {
      if (word === '') wordBreak = mayBreakBefore
      word += character
      wordWidth += width
    }
    at += character.length
  }
  endWord()
  return atoms
}

/** A forced line end between atoms. */
export const BREAK = 'break'

export function atomsOf(faces: Faces, inline: Inline): (Atom | typeof BREAK)[] {
  switch (inline.kind) {
    case 'text':
      return settable(inline.text)
        .split('\n')
        .flatMap((part, i) => [
          ...(i === 0 ? [] : ([BREAK] as const)),
          ...textAtoms(faces, part, inline.style, inline.field ?? ''),
        ])
    case 'gap': {
      const fixed = inline.fixed === true
      return [{ ...PLAIN, kind: fixed ? 'fixed' : 'gap', width: inline.width, mayBreakBefore: !fixed }]
    }
    case 'tick': {
      const text = inline.on ? '☑' : '☐'
      const width = widthOf(faces, text.codePointAt(0) ?? 0, TICK_STYLE)
      return [{ ...PLAIN, kind: 'tick', text, width, style: TICK_STYLE }]
    }
    case 'rule': {
      const { words } = inline
      const text = settable(words?.text ?? '').replaceAll('\n', ' ')
      const onRule = words === undefined ? [] : squeezed(textAtoms(faces, text, words.style, words.field))
      const width = Math.max(inline.width, sumOfWidths(onRule) + 2 * RULE_SIDE)
      return [{ ...PLAIN, kind: 'rule', width, field: words?.field ?? '', onRule }]
    }
    case 'unit': {
      const atoms = inline.parts.flatMap((part) => atomsOf(faces, part))
      return atoms.map((atom, i) => (atom === BREAK || i === 0 ? atom : { ...atom, mayBreakBefore: false }))
    }
    case 'break':
      return [BREAK]
  }
}

/** A unit as its parts when it is wider than a whole line: then it breaks where its parts may. */
export function loosened(faces: Faces, inline: Inline, width: number): readonly Inline[] {
  if (inline.kind === 'rule') return [looseRule(faces, inline, width)]
  if (inline.kind !== 'unit') return [inline]
  const total = sumOfWidths(atomsOf(faces, inline).filter((atom) => atom !== BREAK))
  return total <= width ? [inline] : inline.parts.flatMap((part) => loosened(faces, part, width))
}

/** Words longer than a line cannot stand on a rule: they are set as plain text. */
function looseRule(faces: Faces, inline: Extract<Inline, { kind: 'rule' }>, width: number): Inline {
  if (inline.words === undefined) return { ...inline, width: Math.min(inline.width, width) }
  const { text, style, field } = inline.words
  return textWidth(faces, text, style) + 2 * RULE_SIDE <= width ? inline : { kind: 'text', text, style, field }
}

/** Words too wide for a line cut into characters. */
export function fitting(faces: Faces, atoms: readonly Atom[], width: number): Atom[] {
  return atoms.flatMap((atom) => {
    const style = atom.style
    if (atom.kind !== 'word' || atom.width <= width || style === undefined) return [atom]
    return Array.from(atom.text).map((text, i) => ({
      ...atom,
      text,
      width: widthOf(faces, text.codePointAt(0) ?? 0, style),
      mayBreakBefore: i > 0 || atom.mayBreakBefore,
    }))
  })
}

/**
 * 标点挤压 and 避尾, over the whole paragraph: a closing mark gives its white half away before another mark, an opening
 * one after another; no line ends in an opening mark; the white of a closing mark is part of the gap behind it.
 */
export function squeezed(atoms: readonly Atom[]): Atom[] {
  return atoms.map((atom, i): Atom => {
    const before = atoms[i - 1]
    const after = atoms[i + 1]
    const afterOpening = before?.kind === 'wide' && isOpening(before.text)
    const size = atom.style?.size ?? 0
    const mayBreakBefore = atom.mayBreakBefore && !afterOpening
    if (atom.kind === 'gap') {
      const white = before?.whiteRight ?? 0
      return white < atom.width ? { ...atom, width: atom.width - white } : atom
    }
    if (atom.kind !== 'wide') return { ...atom, mayBreakBefore }
    if (isOpening(atom.text) && afterOpening)
      return { ...atom, mayBreakBefore, width: atom.width - 0.5 * size, shift: 0.5 * size }
    const mark = after?.kind === 'wide' && (isOpening(after.text) || hasWhiteRight(after.text))
    if (atom.whiteRight > 0 && mark)
      return { ...atom, mayBreakBefore, width: atom.width - 0.5 * size, whiteRight: 0, narrowed: true }
    return { ...atom, mayBreakBefore }
  })
}
