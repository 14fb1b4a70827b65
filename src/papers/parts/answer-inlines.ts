import type { Answers } from '../answers.ts'
import type { FieldOption, FormField } from '../../forms/definition.ts'
import { fixedGap, gap, unit, words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { mm } from '../units.ts'
import { STYLE } from './look.ts'

const BOX_TO_LABEL = mm(0.9)
const BETWEEN_OPTIONS = mm(3.6)
/** From 有： to the rule behind it, beside the white in the colon. */
const AFTER_COLON = mm(0.5)
const USUAL_BLANK = 24
/** Filled in, asked, and there is none (design/papers/README.md §4). */
export const NONE = '／'

/** □ 男, as one piece. */
export function option(on: boolean, label: string, style: TextStyle): Inline {
  return unit({ kind: 'tick', on }, fixedGap(BOX_TO_LABEL), words(label, style))
}

/** Ids of all fields written in a field's cell: itself and what stands on rules behind its options. */
export function writtenFields(field: FormField): string[] {
  const blanks = (option: FieldOption): readonly string[] => [
    ...(option.blanks ?? []),
    ...(option.children ?? []).flatMap(blanks),
  ]
  if (field.kind === 'yesNo') return [field.id, ...(field.blanks ?? [])]
  if (field.kind === 'oneOf' || field.kind === 'manyOf') return [field.id, ...(field.options ?? []).flatMap(blanks)]
  return [field.id]
}

/** A rule to write on with the words before it. */
function blankInlines(answers: Answers, id: string, style: TextStyle): Inline[] {
  const field = answers.field(id)
  const lead = field.blank?.label ?? field.label.zh
  const text = answers.blank ? '' : answers.words(id).replaceAll('\n', ' ')
  const width = mm(field.blank?.width ?? USUAL_BLANK)
  return [
    ...(lead === '' ? [] : [words(lead, style)]),
    text === '' ? { kind: 'rule', width } : { kind: 'rule', width, words: { text, style, field: id } },
  ]
}

/** Rules behind an option: □患病：病种____, □失学辍学（原因____）. */
function blanksBehind(answers: Answers, label: string, ids: readonly string[], style: TextStyle): Inline[] {
  const rules = ids.map((id) => blankInlines(answers, id, style))
  const lead = answers.field(ids[0] ?? '').blank?.label ?? answers.field(ids[0] ?? '').label.zh
  const bracketed = lead !== '' && !/^[，：]/u.test(lead) && !/[：:至]$/u.test(label)
  return rules.flatMap((rule, i): Inline[] => [
    ...(i === 0 ? [] : [gap(BETWEEN_OPTIONS)]),
    unit(
      ...(bracketed && i === 0 ? [words('（', style)] : []),
      ...rule,
      ...(bracketed && i === rules.length - 1 ? [words('）', style)] : []),
    ),
  ])
}

function optionInlines(answers: Answers, one: FieldOption, ticked: ReadonlySet<string>, style: TextStyle): Inline {
  const parts: Inline[] = [option(ticked.has(one.code), one.label.zh, style)]
  const children = one.children ?? []
  if (children.length > 0) {
    parts.push(words('（', style))
    for (const [i, child] of children.entries()) {
      if (i > 0) parts.push(gap(BETWEEN_OPTIONS))
      parts.push(optionInlines(answers, child, ticked, style))
    }
    parts.push(words('）', style))
  }
  if (one.blanks !== undefined) parts.push(...blanksBehind(answers, one.label.zh, one.blanks, style))
  return unit(...parts)
}

/** Boxes one after the other; a line breaks only between options. */
function choiceInlines(answers: Answers, id: string, style: TextStyle): Inline[] {
  const choices = answers.choices(id)
  if (choices === undefined) return []
  const field = answers.field(id)
  const behindYes = field.kind === 'yesNo' ? (field.blanks ?? []) : []
  return choices.options.flatMap((one, i): Inline[] => [
    ...(i === 0 ? [] : [gap(BETWEEN_OPTIONS)]),
    one.code === 'yes' && behindYes.length > 0
      ? optionInlines(answers, { ...one, blanks: behindYes }, choices.ticked, style)
      : optionInlines(answers, one, choices.ticked, style),
  ])
}

/** Room for the figures of a date before 年, 月 and 日, of the character's size; less where the cell is narrow. */
const ROOM_FOR_YEAR = 2.1
const ROOM_FOR_DAY = 1.5
const PATTERNS: Readonly<Record<string, string>> = { date: '年月日', month: '年月', time: '时分' }

/** 年 月 日 with room for figures, or what else is printed before a hand fills it in. */
export function blankPattern(field: FormField, style: TextStyle, width = Infinity): Inline[] {
  const characters = Array.from(PATTERNS[field.kind] ?? '')
  const rooms = characters.map((character) => (character === '年' ? ROOM_FOR_YEAR : ROOM_FOR_DAY) * style.size)
  const wanted = rooms.reduce((sum, room) => sum + room, 0)
  const scale = Math.min(1, Math.max(0, width - characters.length * style.size) / wanted)
  const parts = characters.flatMap((character, i) => [fixedGap((rooms[i] ?? 0) * scale), words(character, style)])
  return parts.length === 0 ? [] : [unit(...parts)]
}

/** What stands in a field's cell; `width` is the room it has when nothing else stands there. */
export function answerInlines(answers: Answers, id: string, style: TextStyle, width = Infinity): Inline[] {
  if (answers.choices(id) !== undefined) return choiceInlines(answers, id, style)
  const field = answers.field(id)
  if (field.kind === 'note') return [words(field.text.zh, style)]
  if (answers.blank) return blankPattern(field, style, width)
  const text = answers.words(id)
  if (field.kind === 'computed') return computedInlines(text, style, id)
  return [text === '' ? words(NONE, style) : words(text, style, id)]
}

/** What a rule derived; a score in its own face: 12 分（满分24分）. Nothing while it cannot be known. */
function computedInlines(text: string, style: TextStyle, id: string): Inline[] {
  const score = /^(\d+)(分.*)$/u.exec(text)
  if (score === null) return text === '' ? [] : [words(text, style, id)]
  return [words(score[1] ?? '', STYLE.score, id), fixedGap(0.25 * style.size), words(score[2] ?? '', style, id)]
}

/**
 * Further fields in the same cell: on rules behind boxes, as plain words behind words (2026年12月1日至2027年5月31日).
 */
export function alsoInlines(answers: Answers, main: string, also: readonly string[], style: TextStyle): Inline[] {
  const behindBoxes = answers.choices(main) !== undefined
  return also.flatMap((id): Inline[] => {
    const field = answers.field(id)
    const lead = field.blank?.label ?? field.label.zh
    const leading = lead === '' ? [] : [words(lead, style)]
    if (field.kind === 'computed' && answers.choices(id) === undefined) {
      const text = answers.words(id)
      return text === '' ? [] : [words(`（${text}）`, style, id)]
    }
    const ownBoxes = answers.choices(id) !== undefined && field.blank === undefined
    if (ownBoxes) return [gap(BETWEEN_OPTIONS), ...leading, ...choiceInlines(answers, id, style)]
    if (behindBoxes || PATTERNS[field.kind] === undefined)
      return [gap(lead === '' ? AFTER_COLON : BETWEEN_OPTIONS), unit(...blankInlines(answers, id, style))]
    const apart = answers.blank || lead === '' ? [gap(style.size)] : []
    return [...apart, ...leading, ...answerInlines(answers, id, style)]
  })
}
