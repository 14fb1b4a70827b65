import { openCategories } from '../../domain/category-spans.ts'
import type { CategorySpan, Child } from '../../domain/records.ts'
import { fail, succeed } from '../../domain/result.ts'
import { z } from '../../domain/zod.ts'
import { categoryCodes, categoryParent, isCategory } from '../../forms/category-options.ts'
import { refreshDrafts } from '../documents/refresh-drafts.ts'
import { dateSchema, idSchema, lineSchema } from '../input.ts'
import { REGISTER_FORM } from '../rights.ts'
import type { Verb } from '../verb.ts'
import { changedRecords, findChild } from './find-child.ts'

const input = z.object({
  childId: idSchema,
  /** All of them, those that ended too, without the options that only stand over another (自身困境 over 残疾). */
  spans: z
    .array(
      z.object({
        code: z.string().refine(isCategory, { message: 'is no category' }),
        since: dateSchema.nullable(),
        until: dateSchema.nullable(),
        basis: lineSchema,
      }),
    )
    .max(60),
  /** 核实日期 of what holds; today without it. */
  verifiedOn: dateSchema.optional(),
  source: lineSchema.optional(),
})

/**
 * 类别: several at once, each since when, until when and on which paper. The fact `child.categories` says those that
 * hold; both change together.
 */
export const changeCategories: Verb<z.infer<typeof input>, null> = {
  name: 'changeCategories',
  input,
  roles: ['head', 'worker', 'clerk'],
  concerns: (_, { childId }) => ({ childId, formCode: REGISTER_FORM }),
  apply: ({ state, today }, { childId, spans, verifiedOn = today, source = '' }) => {
    const problems = [
      ...(verifiedOn > today ? [{ path: 'verifiedOn', message: 'is after today' }] : []),
      ...spanProblems(spans, today),
    ]
    if (problems.length > 0) return fail({ kind: 'badInput', problems })
    const before = findChild(state, childId)
    if (!before.ok) return before
    const whole = withParents(spans)
    const open = openCategories(whole)
    const facts = { ...before.value.child.facts }
    delete facts['child.categories']
    const fact = {
      value: [...categoryCodes(open)],
      verifiedOn,
      documentId: null,
      ...(source === '' ? {} : { source }),
    }
    const child: Child = {
      ...before.value.child,
      categorySpans: [...whole],
      facts: open.length === 0 ? facts : { ...facts, 'child.categories': fact },
    }
    const after = { ...before.value, child }
    return succeed({
      changes: [...changedRecords(before.value, after), ...refreshDrafts(state, before.value, after, null)],
      output: null,
    })
  },
}

/** What does not fit: a day to come, an end before the beginning, one category twice at the same time. */
export function spanProblems(
  spans: readonly CategorySpan[],
  today: string,
): readonly { readonly path: string; readonly message: string }[] {
  return spans.flatMap(({ code, since, until }, at) => {
    if ((since ?? '') > today) return [{ path: `spans.${at}.since`, message: 'is after today' }]
    if (until !== null && until < (since ?? '')) return [{ path: `spans.${at}.until`, message: 'is before it began' }]
    if (until !== null && until > today) return [{ path: `spans.${at}.until`, message: 'is after today' }]
    const twice = spans.some(
      (other, place) =>
        place < at &&
        other.code === code &&
        (other.until === null || other.until > (since ?? '')) &&
        (until === null || until > (other.since ?? '')),
    )
    return twice ? [{ path: `spans.${at}.code`, message: 'is there already' }] : []
  })
}

/** The options over the given ones, from the first of their kinds to the last. */
function withParents(spans: readonly CategorySpan[]): readonly CategorySpan[] {
  const parents = new Map<string, CategorySpan[]>()
  for (const span of spans) {
    const parent = categoryParent(span.code)
    if (parent !== null) parents.set(parent.code, [...(parents.get(parent.code) ?? []), span])
  }
  const over = [...parents].map(([code, kinds]): CategorySpan => {
    const begun = kinds.map(({ since }) => since)
    const ended = kinds.map(({ until }) => until)
    return {
      code,
      since: begun.includes(null) ? null : (begun.filter((day) => day !== null).sort()[0] ?? null),
      until: ended.includes(null)
        ? null
        : (ended
            .filter((day) => day !== null)
            .sort()
            .at(-1) ?? null),
      basis: '',
    }
  })
  return [...spans.filter(({ code }) => !parents.has(code)), ...over]
}
