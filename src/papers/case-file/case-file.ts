import type { CaseFileModel } from '../../contract/case-file.ts'
import { setAttachments } from '../attachment-paper.ts'
import { setDrawingSheet } from '../drawing-sheet.ts'
import type { Faces } from '../faces/faces.ts'
import type { SetPaper } from '../form-paper.ts'
import { setForm, type Refusal } from '../set-form.ts'
import type { Mark } from '../typeset/marks.ts'
import { closingSheet } from './closing-sheet.ts'
import { contentsPages } from './contents.ts'
import { coverPage } from './cover.ts'
import { pageNumber } from './page-number.ts'

type Item = CaseFileModel['items'][number]

/** Where an item stands in the volume, and whether it stands there at all. */
export interface Filed {
  readonly item: Item
  /** 页号: pages of the volume, counted from the first paper on; `null`: nothing of it could be printed. */
  readonly pages: { readonly first: number; readonly last: number } | null
}

/** A sheet of the volume. */
interface Leaf {
  readonly marks: readonly Mark[]
  readonly landscape: boolean
}

/**
 * 卷宗 as one paper: cover, contents, every item with its page of the volume in the corner, closing sheet. Cover, contents
 * and closing sheet have no page of the volume, so that the contents can be written when the last item is set.
 */
export function setCaseFile(faces: Faces, model: CaseFileModel): SetPaper | Refusal {
  const filed: Filed[] = []
  const leaves: Leaf[] = []
  for (const [at, item] of model.items.entries()) {
    const first = leaves.length + 1
    const set = setItem(faces, model, item, first)
    if ('kind' in set) return set
    const landscape = set.landscape === true
    for (const marks of set.pages) {
      leaves.push({
        marks: [...named(marks, at), ...pageNumber(faces, leaves.length + 1, landscape)],
        landscape,
      })
    }
    filed.push({ item, pages: set.pages.length === 0 ? null : { first, last: leaves.length } })
  }
  const upright = (marks: readonly Mark[]): Leaf => ({ marks, landscape: false })
  const volume = [
    upright(coverPage(faces, model, filed)),
    ...contentsPages(faces, model, filed).map(upright),
    ...leaves,
    ...closingSheet(faces, model, filed).map(upright),
  ]
  return {
    pages: volume.map(({ marks }) => marks),
    landscape: volume.map(({ landscape }) => landscape),
    places: [],
  }
}

function setItem(faces: Faces, model: CaseFileModel, item: Item, first: number): SetPaper | Refusal {
  const { paper, title } = item
  switch (paper.kind) {
    case 'form':
      return setForm(faces, paper)
    case 'drawing':
      return setDrawingSheet(faces, paper)
    case 'attachment':
      return setAttachments(faces, {
        kind: 'attachments',
        stationName: model.stationName,
        caseNumber: model.caseNumber,
        contents: null,
        sheets: paper.sheets.map((sheet, i) => ({ ...sheet, title, volumePage: first + i })),
      })
  }
}

/** Which of its items a character stands in that no face has: `items[3].child.name`. */
function named(marks: readonly Mark[], at: number): readonly Mark[] {
  return marks.map((mark) =>
    mark.kind === 'text' && mark.field !== '' ? { ...mark, field: `items[${String(at)}].${mark.field}` } : mark,
  )
}
