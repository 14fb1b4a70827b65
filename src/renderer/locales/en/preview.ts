import type { preview as zh } from '../zh-cn/preview.ts'
import type { Words } from '../words.ts'

export const preview: Words<typeof zh> = {
  title: 'Paper',
  sheets: 'Pages of the paper',
  page: 'Page {{page}} of {{count}}',
  first: 'Setting the first page…',
  wide: 'Wider',
  whole: 'Whole page',
  print: 'Print',
  printBlank: 'Print blank form',
  savePdf: 'Save as PDF',
  making: 'Setting the pages…',
  sent: 'Sent to the printer, {{count}} pages',
  sent_one: 'Sent to the printer, 1 page',
  savedAt: 'Saved: {{path}}',
  writingNow: 'Being written',
  refused: {
    title: 'This version cannot be printed; below is the one before',
    titleFirst: 'This paper cannot be printed',
    missingGlyph:
      '"{{characters}}" in {{field}} cannot be printed: no installed typeface has it. Please write it another way.',
    unknownForm: 'There is no {{code}} of version {{version}} here. Please update the software.',
    failed: 'The pages could not be set; the next change tries again. ({{detail}})',
  },
}
