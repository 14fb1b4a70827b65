import type { zhCN } from '../zh-cn/index.ts'
import type { Words } from '../words.ts'

export const caseFile: Words<typeof zhCN.caseFile> = {
  open: 'Print the case file',
  title: 'Print the case file',
  status: 'Case file {{number}}',
  lead: 'Cover, contents, the papers in the order of the case, attachments and a closing sheet, all in one PDF. The page numbers in the contents are those in the corner of each page.',
  parts: {
    legend: 'What goes in',
    forms: 'Forms and consents: {{count}}',
    formsHint: 'Finished ones, each as it was last written.',
    letters: 'Referral letters: {{count}}',
    lettersHint: 'With their referral tables, stubs and receipts.',
    drawings: 'Drawings: {{count}}',
    drawingsHint: 'Family tree and eco-map, drawn as the file is now.',
    attachments: 'Attachments: {{count}}',
    attachmentsHint: 'Every page of photos, scans and PDFs, at the end.',
  },
  progress: {
    label: 'How far the attachments are',
    working: 'Laying out attachments, page {{done}} of {{pages}}',
    stop: 'Stop',
    stopped: 'Stopped before the attachments were done. Lay them out again, or untick them.',
    failed: 'The attachments could not be laid out. ({{detail}})',
    goOn: 'Lay them out again',
    items: '{{count}} items in it',
    items_one: '{{count}} item in it',
  },
  list: {
    caption: 'What stands in it',
    number: 'No.',
    paper: 'Paper',
    on: 'Date',
    remark: 'Remark',
    notIn: 'not in it',
  },
  waiting: 'Once the attachments are laid out, the whole case file stands here.',
  noneChosen: 'Nothing is ticked, so there is nothing to print.',
  nothing: 'There is no finished paper and no attachment yet. Come back when one is finished.',
  troubled: {
    title: 'These are not in it whole; the contents and the closing sheet say so',
    missing: '"{{title}}": its file is not on this PC, so it is not in it. Restore it from a backup.',
    damaged: '"{{title}}": its file is damaged or was tampered with, so it is not in it. Restore it from a backup.',
    unreadable:
      '"{{title}}": it cannot be opened, so it is not in it. Save a copy from the attachments and print it with another program.',
    partly: '"{{title}}": only the first {{count}} pages are in it; the rest cannot be opened.',
    partly_one: '"{{title}}": only the first page is in it; the rest cannot be opened.',
    apart:
      '"{{title}}": a case file takes at most {{most}} pages of attachments, and there is no room left. Print it from the attachments, as a volume of its own.',
  },
  drafts: 'Unfinished drafts do not go in: {{papers}} ({{count}}). The closing sheet says how many there are.',
  partlySeen:
    'Restricted papers are for the head and the worker in charge and are not in this one. The closing sheet says so whether there are any or not.',
  /** Between the names of several papers. */
  between: ', ',
  fields: { alias: 'the alias on the cover', own: 'the cover', titleOf: '"{{title}}"', of: '"{{field}}" of {{title}}' },
}
