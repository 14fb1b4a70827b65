import type { TableRow } from '../facts.ts'

/**
 * One person of a family tree, as a row: what a signed paper keeps of its drawing, so that it prints as it was signed.
 * Everything the drawing shows is in the rows; where it stands is worked out from them again each time.
 */
export interface TreeRow {
  /** Stays the same while the person is on file: `self`, `father`, `mother`, else relation and name. */
  readonly id: string
  readonly name: string
  /** The relation to the child in Chinese words: 祖母, 同父异母哥哥. '' for the child itself. */
  readonly relation: string
  /** GB/T 2261.1: 1 male, 2 female, 0 or '' unknown. */
  readonly sex: string
  /** In years on the day of the drawing. */
  readonly age: number | null
  readonly dead: boolean
  /** 失联 · 服刑在押 …; printed beneath. */
  readonly state: string
  /** Lives in the child's household. */
  readonly together: boolean
  /** Of a parent: what the union with the child's other parent is. '' when nobody said. */
  readonly union: '' | 'married' | 'together' | 'separated' | 'divorced'
  /** Moved by hand, in millimetres. */
  readonly dx: number
  readonly dy: number
}

export const SELF = 'self'

/** A row in the shape of a form's value. */
export function treeCells(row: TreeRow): TableRow {
  const yes = (value: boolean) => (value ? 'yes' : '')
  return { ...row, dead: yes(row.dead), together: yes(row.together) }
}

/** A row as it was kept; what is missing is not known. */
export function treeRow(cells: Readonly<Record<string, unknown>>): TreeRow {
  const text = (key: string) => (typeof cells[key] === 'string' ? cells[key] : '')
  const number = (key: string) => (typeof cells[key] === 'number' && Number.isFinite(cells[key]) ? cells[key] : null)
  return {
    id: text('id'),
    name: text('name'),
    relation: text('relation'),
    sex: text('sex'),
    age: number('age'),
    dead: text('dead') === 'yes',
    state: text('state'),
    together: text('together') === 'yes',
    union: UNIONS.find((union) => union === text('union')) ?? '',
    dx: number('dx') ?? 0,
    dy: number('dy') ?? 0,
  }
}

const UNIONS = ['married', 'together', 'separated', 'divorced'] as const
