import type { Answers } from '../answers.ts'
import type { FieldOption, FormField } from '../../forms/definition.ts'
import { fixedGap, gap, unit, words, type Inline, type TextStyle } from '../typeset/inline.ts'
import { mm } from '../units.ts'
import { STYLE } from './look.ts'

const BOX_TO_LABEL = mm(0.9)
const BETWEEN_OPTIONS = mm(3.6)
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
  const named = rules[0]?.length === 2
  const bracketed = named && !/[：:至]$/u.test(label)
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

/** 年　月　日 with room for figures, or what else is printed before a hand fills it in. */
export function blankPattern(field: FormField, style: TextStyle): Inline[] {
  const room = fixedGap(2.1 * style.size)
  const small = fixedGap(1.5 * style.size)
  switch (field.kind) {
    case 'date':
      return [unit(room, words('年', style), small, words('月', style), small, words('日', style))]
    case 'month':
      return [unit(room, words('年', style), small, words('月', style))]
    case 'time':
      return [unit(small, words('时', style), small, words('分', style))]
    default:
      return []
  }
}

/** What stands in a field's cell. */
export function answerInlines(answers: Answers, id: string, style: TextStyle = STYLE.value): Inline[] {
  if (answers.choices(id) !== undefined) return choiceInlines(answers, id, style)
  const field = answers.field(id)
  if (field.kind === 'note') return [words(field.text.zh, style)]
  if (answers.blank) return blankPattern(field, style)
  const text = answers.words(id)
  return [text === '' ? words(NONE, style) : words(text, style, id)]
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
    const ownBoxes = answers.choices(id) !== undefined && field.blank === undefined
    if (ownBoxes) return [gap(BETWEEN_OPTIONS), ...leading, ...choiceInlines(answers, id, style)]
    if (behindBoxes || field.kind !== 'date') return [gap(BETWEEN_OPTIONS), unit(...blankInlines(answers, id, style))]
    return [...leading, ...answerInlines(answers, id, style)]
  })
}
