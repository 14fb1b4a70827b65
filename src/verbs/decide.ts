import { fail, type Result } from '../domain/result.ts'
import { caseRight } from './rights.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from './verb.ts'

/** What a verb would change: input parsed, right checked, rule applied. Pure; nothing is stored. */
export function decide<Input, Output>(
  verb: Verb<Input, Output>,
  context: VerbContext,
  input: unknown,
): Result<Decision<Output>, VerbFailure> {
  const parsed = verb.input.safeParse(input)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    return fail({ kind: 'badInput', problems })
  }
  if (!context.actor.active || !verb.roles.includes(context.actor.role)) {
    return fail({ kind: 'notAllowed', roles: verb.roles })
  }
  const concern = verb.concerns?.(context.state, parsed.data) ?? null
  if (concern !== null) {
    const right = caseRight(context.actor, context.state, concern)
    if (!right.ok) return right
  }
  return verb.apply(context, parsed.data)
}
