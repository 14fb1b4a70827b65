import type { FaceName, Faces } from '../faces/faces.ts'
import { atomsOf, BREAK, fitting, loosened, squeezed, sumOfWidths, type Atom } from './atoms.ts'
import { isOpening } from './break-rules.ts'
import type { Inline, TextStyle } from './inline.ts'

/** A stretch of text on a line, `x` from the line's left. */
export interface Run {
  readonly kind: 'run'
  readonly x: number
  readonly width: number
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

export interface Setting {
  /** Width of the line, in points. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right' | 'justify'
  /** First line of each paragraph. */
  readonly indent?: number
  /** The white half of a closing mark may hang over the end of a line; not beside another cell's words. */
  readonly hang?: boolean
}

const TOLERANCE = 0.01

/** Breaks inlines into lines. An empty paragraph makes no line; no inline at all makes none either. */
export function setLines(faces: Faces, inlines: readonly Inline[], setting: Setting): Line[] {
  const paragraphs: Atom[][] = [[]]
  for (const inline of inlines)
    for (const part of loosened(faces, inline, setting.width))
      for (const atom of atomsOf(faces, part)) {
        if (atom === BREAK) paragraphs.push([])
        else paragraphs.at(-1)?.push(atom)
      }
  return paragraphs.flatMap((atoms) => new Paragraph(squeezed(fitting(faces, atoms, setting.width)), setting).lines())
}

const isWhite = (atom: Atom | undefined) => atom?.kind === 'gap' || atom?.kind === 'space'

/** One paragraph filled line by line. */
class Paragraph {
  readonly #atoms: readonly Atom[]
  readonly #setting: Setting
  readonly #lines: Line[] = []
  #line: Atom[] = []
  #used = 0
  #indent: number

  constructor(atoms: readonly Atom[], setting: Setting) {
    this.#atoms = atoms
    this.#setting = setting
    this.#indent = setting.indent ?? 0
  }

  lines(): Line[] {
    for (const group of this.#groups()) this.#add(group)
    if (this.#line.length > 0) this.#finish(true)
    return this.#lines
  }

  /** Atoms between two places where a line may break. */
  *#groups(): Generator<Atom[]> {
    let group: Atom[] = []
    for (const atom of this.#atoms) {
      if (atom.mayBreakBefore && group.length > 0) {
        yield group
        group = []
      }
      group.push(atom)
    }
    if (group.length > 0) yield group
  }

  #room(): number {
    return this.#setting.width - this.#indent - this.#used + TOLERANCE
  }

  #add(group: readonly Atom[]): void {
    const ending = group.at(-1)
    const white = isWhite(ending)
    const width = sumOfWidths(group)
    const hanging = this.#setting.hang === true ? (ending?.whiteRight ?? 0) : 0
    const needed = white && group.length === 1 ? 0 : width - hanging
    if (this.#line.length > 0 && needed > this.#room()) this.#finish(false)
    if (white && group.length === 1 && this.#line.length === 0 && this.#lines.length > 0) return
    if (needed <= this.#room()) {
      this.#line.push(...group)
      this.#used += width
      return
    }
    // Wider than a line and not to be broken: it breaks all the same, a cut word is better than lost ink.
    for (const atom of group) {
      if (this.#line.length > 0 && atom.width - atom.whiteRight > this.#room()) this.#finish(false)
      this.#line.push(atom)
      this.#used += atom.width
    }
  }

  #finish(last: boolean): void {
    this.#lines.push(placed(this.#line, this.#indent, this.#setting, last))
    this.#indent = 0
    this.#line = []
    this.#used = 0
  }
}

/** Longest stretch between characters that looks set, not torn: of their size. */
const LARGEST_STRETCH = 0.35

/** An opening mark at the left edge stands flush with its ink. */
function whiteLeft(atom: Atom | undefined): number {
  return atom?.kind === 'wide' && isOpening(atom.text) ? 0.5 * (atom.style?.size ?? 0) : 0
}

function placed(atoms: Atom[], indent: number, setting: Setting, last: boolean): Line {
  while (isWhite(atoms.at(-1))) atoms.pop()
  const natural = sumOfWidths(atoms)
  const ending = atoms.at(-1)
  const leading = indent === 0 && setting.align !== 'center' ? whiteLeft(atoms[0]) : 0
  const white = Math.min(ending?.whiteRight ?? 0, Math.max(0, indent + natural - setting.width))
  const room = setting.width - indent - (natural - white)
  let stretch = 0
  let x = indent - leading
  if (setting.align === 'justify' && !last && atoms.length > 1) {
    // The white half of a closing mark counts as margin: the ink ends flush.
    const open = setting.width - indent + leading - (natural - (ending?.whiteRight ?? 0))
    const size = Math.max(...atoms.map((atom) => atom.style?.size ?? 0))
    stretch = Math.max(0, open / (atoms.length - 1))
    if (stretch > LARGEST_STRETCH * size) stretch = 0
  } else if (setting.align === 'center') x += room / 2
  else if (setting.align === 'right') x += room + (ending?.whiteRight ?? 0) - white
  return { items: itemsOf(atoms, x, stretch), width: natural - white }
}

interface OpenRun {
  readonly x: number
  /** Where the next atom must begin to join it. */
  end: number
  text: string
  readonly style: TextStyle
  readonly field: string
  /** Its characters stand further apart than they would by themselves. */
  readonly spaced: boolean
}

/** Atoms at their places; neighbours that the writer can set in one go become one run. */
function itemsOf(atoms: readonly Atom[], start: number, stretch: number): (Run | LineRule)[] {
  const items: (Run | LineRule)[] = []
  let x = start
  let run: OpenRun | undefined
  const endRun = () => {
    if (run !== undefined && run.text.trim() !== '') {
      const { face, size, spacing = 0 } = run.style
      const added = spacing + (run.spaced ? stretch : 0)
      items.push({
        kind: 'run',
        x: run.x,
        width: run.end - run.x,
        text: run.text,
        face,
        size,
        spacing: added,
        field: run.field,
      })
    }
    run = undefined
  }
  for (const atom of atoms) {
    const { style } = atom
    if (atom.kind === 'rule') {
      endRun()
      items.push({ kind: 'rule', x, width: atom.width })
      items.push(...itemsOf(atom.onRule, x + (atom.width - sumOfWidths(atom.onRule)) / 2, 0))
    } else if (style !== undefined) {
      const spaced = stretch > 0 && (atom.kind === 'wide' || atom.text.length === 1)
      const open: OpenRun | undefined = run
      const follows = open?.style === style && open.field === atom.field && atom.shift === 0
      if (follows && Math.abs(open.end - x) < TOLERANCE && (stretch === 0 || (open.spaced && spaced))) {
        open.text += atom.text
        open.end = x + atom.width + stretch
      } else {
        endRun()
        run = { x: x - atom.shift, end: x + atom.width + stretch, text: atom.text, style, field: atom.field, spaced }
      }
      if (atom.narrowed) endRun()
    }
    x += atom.width + stretch
  }
  endRun()
  return items
}
