import { TICK_SIZE } from '../faces/tick-font.ts'
import type { FaceName, Faces } from '../faces/faces.ts'
import { hasWhiteRight, isClosing, isOpening, isWide, keptTogether, settable } from './break-rules.ts'
import type { Inline, TextStyle } from './inline.ts'

/** A stretch of text on a line, `x` from the line's left. */
export interface Run {
  readonly kind: 'run'
  readonly x: number
  readonly text: string
  readonly face: FaceName
  readonly size: number
  readonly spacing: number
  readonly field: string
}
/** A rule to write on, under the baseline. */
export interface LineRule {
  readonly kind: 'rule'
  readonly x: number
  readonly width: number
}
export interface Line {
  readonly items: readonly (Run | LineRule)[]
  /** Width of the ink, without white space at its end. */
  readonly width: number
}

/** The smallest thing a line is made of: a character, a word, a gap, a box, a rule. */
interface Atom {
  readonly width: number
  readonly text: string
  readonly style: TextStyle | undefined
  readonly field: string
  readonly kind: 'wide' | 'word' | 'space' | 'gap' | 'tick' | 'rule'
  /** A line may begin with it. */
  readonly mayBreakBefore: boolean
  /** White inside it that may be cut when it ends a line. */
  readonly whiteRight: number
  /** Words centred on a rule. */
  readonly onRule: readonly Atom[]
}

export interface Setting {
  /** Width of the line, in points. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** First line of each paragraph. */
  readonly indent?: number
}

const TICK_STYLE: TextStyle = { face: 'ticks', size: TICK_SIZE }
const RULE_SIDE = 2

function widthOf(faces: Faces, point: number, style: TextStyle): number {
  const face = faces.faceFor(point, style.face) ?? faces.byName[style.face]
  return face.advance(point) * style.size + (style.spacing ?? 0)
}

export function textWidth(faces: Faces, text: string, style: TextStyle): number {
  let width = 0
  for (const character of settable(text)) width += widthOf(faces, character.codePointAt(0) ?? 0, style)
  return width
}

function textAtoms(faces: Faces, raw: string, style: TextStyle, field: string): Atom[] {
  const atoms: Atom[] = []
  const text = settable(raw)
  const kept = keptTogether(text)
  let at = 0
  let word = ''
  let wordWidth = 0
  let wordBreak = true
  const push = (kind: Atom['kind'], part: string, width: number, mayBreakBefore: boolean, whiteRight = 0) =>
    atoms.push({ kind, text: part, width, style, field, mayBreakBefore, whiteRight, onRule: [] })
  const endWord = () => {
    if (word === '') return
    push('word', word, wordWidth, wordBreak)
    word = ''
    wordWidth = 0
  }
  let previous = ''
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const width = widthOf(faces, point, style)
    const free = !kept.has(at) && !isClosing(character) && !isOpening(previous)
    if (character === ' ') {
      endWord()
      push('space', ' ', width, !kept.has(at))
    } else if (isWide(point)) {
      endWord()
      narrowBefore(atoms, character, style)
      const white = hasWhiteRight(character) ? 0.5 * style.size : 0
      const narrowed = isOpening(character) && isOpening(previous)
      push('wide', character, narrowed ? width - 0.5 * style.size : width, free, white)
    } else {
      if (word === '') wordBreak = free
      word += character
      wordWidth += width
    }
    previous = character
    at += character.length
  }
  endWord()
  return atoms
}

/** 标点挤压: a closing mark gives its white half away when another mark follows. */
function narrowBefore(atoms: Atom[], next: string, style: TextStyle): void {
  const last = atoms.at(-1)
  if (last?.kind !== 'wide' || last.whiteRight === 0) return
  if (!isOpening(next) && !hasWhiteRight(next)) return
  atoms[atoms.length - 1] = { ...last, width: last.width - 0.5 * style.size, whiteRight: 0 }
}

const BREAK = 'break'

function atomsOf(faces: Faces, inline: Inline): (Atom | typeof BREAK)[] {
  switch (inline.kind) {
    case 'text':
      return inline.text
        .split(/\r\n?|\n/)
        .flatMap((part, i) => [
          ...(i === 0 ? [] : [BREAK] as const),
          ...textAtoms(faces, part, inline.style, inline.field ?? ''),
        ])
    case 'gap':
      return [
        {
          kind: inline.fixed === true ? 'rule' : 'gap',
          text: '',
          width: inline.width,
          style: undefined,
          field: '',
          mayBreakBefore: inline.fixed !== true,
          whiteRight: 0,
          onRule: [],
        },
      ]
    case 'tick': {
      const text = inline.on ? '☑' : '☐'
      return [
        {
          kind: 'tick',
          text,
          width: widthOf(faces, text.codePointAt(0) ?? 0, TICK_STYLE),
          style: TICK_STYLE,
          field: '',
          mayBreakBefore: true,
          whiteRight: 0,
          onRule: [],
        },
      ]
    }
    case 'rule': {
      const onRule = inline.words === undefined ? [] : textAtoms(faces, inline.words.text.replaceAll('\n', ' '), inline.words.style, inline.words.field)
      const filled = onRule.reduce((sum, atom) => sum + atom.width, 0)
      const width = Math.max(inline.width, filled + 2 * RULE_SIDE)
      return [
        {
          kind: 'rule',
          text: '_',
          width,
          style: undefined,
          field: inline.words?.field ?? '',
          mayBreakBefore: true,
          whiteRight: 0,
          onRule,
        },
      ]
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
function loosened(faces: Faces, inline: Inline, width: number): readonly Inline[] {
  if (inline.kind !== 'unit') return [inline]
  const total = atomsOf(faces, inline).reduce((sum, atom) => sum + (atom === BREAK ? 0 : atom.width), 0)
  if (total <= width) return [inline]
  return inline.parts.flatMap((part) => loosened(faces, loosenedRule(faces, part, width), width))
}

/** Words longer than a line cannot stand on a rule: they are set as plain text. */
function loosenedRule(faces: Faces, inline: Inline, width: number): Inline {
  if (inline.kind !== 'rule' || inline.words === undefined) return inline
  const { text, style, field } = inline.words
  return textWidth(faces, text, style) + 2 * RULE_SIDE <= width ? inline : { kind: 'text', text, style, field }
}

/** Atoms of one paragraph, each too wide for a line cut into characters. */
function fitting(faces: Faces, atoms: readonly Atom[], width: number): Atom[] {
  return atoms.flatMap((atom) => {
    if (atom.kind !== 'word' || atom.width <= width || atom.style === undefined) return [atom]
    const style = atom.style
    return [...atom.text].map((text, i) => ({
      ...atom,
      text,
      width: widthOf(faces, text.codePointAt(0) ?? 0, style),
      mayBreakBefore: i > 0 || atom.mayBreakBefore,
    }))
  })
}

/** Breaks inlines into lines. An empty paragraph makes no line; no inline at all makes none either. */
export function setLines(faces: Faces, inlines: readonly Inline[], setting: Setting): Line[] {
  const paragraphs: Atom[][] = [[]]
  for (const inline of inlines)
    for (const part of loosened(faces, inline, setting.width))
      for (const atom of atomsOf(faces, part)) {
        if (atom === BREAK) paragraphs.push([])
        else paragraphs.at(-1)?.push(atom)
      }
  return paragraphs.flatMap((atoms) => setParagraph(faces, fitting(faces, atoms, setting.width), setting))
}

const TOLERANCE = 0.01

function setParagraph(faces: Faces, atoms: readonly Atom[], setting: Setting): Line[] {
  const lines: Line[] = []
  let indent = setting.indent ?? 0
  let line: Atom[] = []
  let used = 0
  let at = 0
  const finish = (last: boolean) => {
    lines.push(placed(faces, line, indent, setting, last))
    indent = 0
    line = []
    used = 0
  }
  while (at < atoms.length) {
    let end = at + 1
    while (end < atoms.length && atoms[end]?.mayBreakBefore === false) end += 1
    const group = atoms.slice(at, end)
    const first = group[0]
    at = end
    if (line.length === 0 && lines.length > 0 && (first?.kind === 'gap' || first?.kind === 'space')) {
      if (group.length === 1) continue
    }
    const width = group.reduce((sum, atom) => sum + atom.width, 0)
    const room = setting.width - indent - used
    const ending = group.at(-1)
    const needed = ending?.kind === 'gap' || ending?.kind === 'space' ? 0 : width - (ending?.whiteRight ?? 0)
    if (line.length > 0 && needed > room + TOLERANCE) {
      finish(false)
      if (first?.kind === 'gap' && group.length === 1) continue
    }
    if (line.length === 0 && needed > setting.width - indent + TOLERANCE) {
      // Wider than the line and not to be broken: it breaks all the same, a cut word is better than lost ink.
      for (const atom of group) {
        if (line.length > 0 && used + atom.width - atom.whiteRight > setting.width - indent + TOLERANCE) finish(false)
        line.push(atom)
        used += atom.width
      }
      continue
    }
    line.push(...group)
    used += width
  }
  if (line.length > 0) finish(true)
  return lines
}

const isWhite = (atom: Atom | undefined) => atom?.kind === 'gap' || atom?.kind === 'space'

/** Longest stretch that looks set, not torn: of the em. */
const LARGEST_STRETCH = 0.35

function placed(faces: Faces, atoms: Atom[], indent: number, setting: Setting, last: boolean): Line {
  while (isWhite(atoms.at(-1))) atoms.pop()
  const natural = atoms.reduce((sum, atom) => sum + atom.width, 0)
  const ending = atoms.at(-1)
  const white = Math.min(ending?.whiteRight ?? 0, Math.max(0, indent + natural - setting.width))
  const room = setting.width - indent - (natural - white)
  let stretch = 0
  let x = indent
  if (setting.align === 'justify' && !last && atoms.length > 1) {
    // The white half of a closing mark counts as margin: the ink ends flush.
    const open = setting.width - indent - (natural - (ending?.whiteRight ?? 0))
    const size = Math.max(...atoms.map((atom) => atom.style?.size ?? 0))
    stretch = Math.max(0, open / (atoms.length - 1))
    if (stretch > LARGEST_STRETCH * size) stretch = 0
  } else if (setting.align === 'center') x += room / 2
  else if (setting.align === 'right') x += room
  return { items: itemsOf(faces, atoms, x, stretch), width: natural - white }
}

function itemsOf(faces: Faces, atoms: readonly Atom[], start: number, stretch: number): (Run | LineRule)[] {
  const items: (Run | LineRule)[] = []
  let x = start
  let run: { x: number; end: number; text: string; style: TextStyle; field: string; spaced: boolean } | undefined
  const endRun = () => {
    if (run === undefined || run.text.trim() === '') return
    const { face, size, spacing } = run.style
    items.push({
      kind: 'run',
      x: run.x,
      text: run.text,
      face,
      size,
      spacing: (spacing ?? 0) + (run.spaced ? stretch : 0),
      field: run.field,
    })
  }
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind === 'gap') {
      x += atom.width + stretch
      continue
    }
    if (atom.kind === 'rule') {
      if (atom.text !== '') {
        items.push({ kind: 'rule', x, width: atom.width })
        const filled = atom.onRule.reduce((sum, one) => sum + one.width, 0)
        items.push(...itemsOf(faces, atom.onRule, x + (atom.width - filled) / 2, 0))
      }
      x += atom.width + stretch
      continue
    }
    const style = atom.style
    if (style === undefined) continue
    // An opening mark narrowed after another keeps its ink: its white left half lies over the mark before it.
    const full = atom.kind === 'wide' ? textWidth(faces, atom.text, style) : atom.width
    const previous = atoms[i - 1]
    const shift =
      atom.kind === 'wide' && isOpening(atom.text) && previous !== undefined && isOpening(previous.text)
        ? full - atom.width
        : 0
    const spaced = stretch > 0 && (atom.kind === 'wide' || (atom.kind === 'word' && atom.text.length === 1))
    const joins =
      run !== undefined &&
      run.style === style &&
      run.field === atom.field &&
      shift === 0 &&
      Math.abs(run.end - x) < TOLERANCE &&
      (stretch === 0 || (run.spaced && spaced))
    if (joins && run !== undefined) run.text += atom.text
    else {
      endRun()
      run = { x: x - shift, end: x, text: atom.text, style, field: atom.field, spaced }
    }
    x += atom.width + stretch
    if (run !== undefined) run.end = x
    // A narrowed closing mark ends its run: the writer would advance by its full width.
    if (shift === 0 && full - atom.width > TOLERANCE) {
      endRun()
      run = undefined
    }
  }
  endRun()
  return items
}
