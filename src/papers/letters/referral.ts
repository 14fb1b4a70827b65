import type { PrintModel } from '../../contract/print-model.ts'
import { formatDateZh } from '../../domain/dates.ts'
import type { FormDefinition } from '../../forms/definition.ts'
import { referralLetter } from '../../forms/referral-letter.ts'
import { answersOf, type Answers } from '../answers.ts'
import type { Faces } from '../faces/faces.ts'
import { setFormPaper, type SetPaper } from '../form-paper.ts'
import type { Bench } from '../parts/cells.ts'
import { letterPages, type Letter } from './letter-pages.ts'
import { stubAndReceiptPage } from './stub-and-receipt.ts'

type FormModel = Extract<PrintModel, { kind: 'form' }>
type Part = NonNullable<FormModel['parts']>[number]

const ALL: readonly Part[] = ['letter', 'table', 'stubAndReceipt']
const TABLE_TITLE = '转介表'

/** A referral on paper: the letter, the referral table that goes with it, and the page of stub and receipt. */
export function setReferral(faces: Faces, definition: FormDefinition, model: FormModel): SetPaper {
  const answers = answersOf(definition, model.values, model.mode, model.head.today)
  const bench: Bench = { faces, blank: answers.blank }
  const wanted = model.parts ?? ALL
  const pages: SetPaper['pages'][number][] = []
  const places: SetPaper['places'][number][] = []
  for (const part of ALL) {
    if (!wanted.includes(part)) continue
    const before = pages.length
    if (part === 'letter') {
      const letter = letterPages(faces, letterOf(answers, model))
      pages.push(...letter.pages)
      places.push(...letter.places)
    }
    if (part === 'table') {
      const { mode, values, head } = model
      const table = setFormPaper(faces, { definition, mode, values, head, title: TABLE_TITLE })
      places.push(...table.places.map((place) => ({ ...place, page: place.page + before })))
      pages.push(...table.pages)
    }
    if (part === 'stubAndReceipt') {
      const page = stubAndReceiptPage(bench, { definition, answers, head: headOf(model) }, pages.length + 1)
      pages.push(page.marks)
      places.push(...page.places)
    }
  }
  return { pages, places }
}

/** The blank paper has neither number nor case. */
function headOf({ head, mode }: FormModel): FormModel['head'] {
  return mode === 'blank' ? { ...head, caseNumber: '', letterNumber: '', letterDate: '', replyDueOn: '' } : head
}

const BLANK = '＿'

/** The letter for handwriting: the fixed words with rules between them. */
function blankLetter(model: FormModel): Letter {
  const rule = (length: number) => BLANK.repeat(length)
  return {
    sender: model.head.stationName,
    number: '',
    title: `关于转介${rule(4)}（化名）接受${rule(6)}的函`,
    recipient: rule(14),
    paragraphs: [
      `${rule(5)}（化名），${rule(2)}，${rule(2)}岁，为我站服务儿童，${rule(33)}。`,
      `我站已${rule(43)}。`,
      '现征得□本人□监护人书面同意，特转介至贵单位，请予接洽。',
      `随函所附信息仅限本次转介使用，不得另作他用，不得公开。请于${rule(3)}个工作日内填写回执寄回或电话告知。`,
    ].map((text) => ({ runs: [{ text, field: '' }] })),
    attachments: ['转介表1份', '知情同意书复印件1份'],
    date: '',
    contact: `联系人：${rule(4)}，电话：${rule(7)}`,
    copyTo: '',
    blank: true,
  }
}

function letterOf(answers: Answers, model: FormModel): Letter {
  if (answers.blank) return blankLetter(model)
  const { head } = model
  const letter = referralLetter(model.values)
  return {
    ...letter,
    blank: false,
    sender: head.stationName,
    number: head.letterNumber,
    date: head.letterDate === '' ? '' : formatDateZh(head.letterDate),
  }
}
