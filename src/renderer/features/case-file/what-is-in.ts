import type { CaseFileModel } from '../../../contract/case-file.ts'

/** Some of it is printed: an attachment that cannot be opened stands in the contents only. */
export function isInIt({ paper }: CaseFileModel['items'][number]): boolean {
  return paper.kind !== 'attachment' || paper.sheets.length > 0
}

/** What stands in the trail when a case file is printed: which forms, how many papers and attachments in all. */
export function whatIsIn({ items }: CaseFileModel): {
  /** F01 F02×2 F11 familyTree: forms and drawings in their order. */
  readonly forms: string
  readonly papers: number
  readonly attachments: number
} {
  const counts = new Map<string, number>()
  let attachments = 0
  for (const { paper } of items.filter(isInIt)) {
    if (paper.kind === 'attachment') attachments += 1
    else {
      const code = paper.kind === 'form' ? paper.formCode : paper.drawing
      counts.set(code, (counts.get(code) ?? 0) + 1)
    }
  }
  const forms = [...counts].map(([code, count]) => (count === 1 ? code : `${code}×${String(count)}`)).join(' ')
  return { forms, papers: [...counts.values()].reduce((sum, count) => sum + count, 0), attachments }
}
