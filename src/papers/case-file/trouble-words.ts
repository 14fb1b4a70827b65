import type { CaseFileModel } from '../../contract/case-file.ts'
import type { AttachmentTrouble } from '../../contract/print-model.ts'

type Item = CaseFileModel['items'][number]

const WORDS: Readonly<Record<Exclude<AttachmentTrouble, 'partly'>, string>> = {
  missing: '找不到文件',
  damaged: '文件损坏',
  unreadable: '打不开',
  apart: '页数太多，另册',
}

/** What kept an attachment out, or cut it short; '' for what is in it whole. */
export function troubleInWords({ paper }: Item): string {
  if (paper.kind !== 'attachment' || paper.trouble === null) return ''
  if (paper.trouble !== 'partly') return WORDS[paper.trouble]
  return `只印出前${String(paper.sheets.length)}页，后面打不开`
}

/** 备注 of the contents, by lines: trouble stands before everything else. */
export function remarkLines(item: Item, isPrinted: boolean): readonly string[] {
  const trouble = troubleInWords(item)
  if (trouble === '') return [item.remark]
  return [...trouble.split('，'), ...(isPrinted ? [] : ['未印入'])]
}
