import { fail, succeed, type Result } from '../domain/result.ts'
import { caseRight } from './rights.ts'
import { allSteps, type Steps } from './steps.ts'
import type { Decision, Verb, VerbContext, VerbFailure } from './verb.ts'

/** A decision, and the input as the verb's schema read it. */
export interface Decided<Input, Output> extends Decision<Output> {
  readonly input: Input
}

/** What a verb would change: input parsed, right checked, rule applied. Pure; nothing is stored. */
export function decide<Input, Output>(
  verb: Verb<Input, Output>,
  context: VerbContext,
  input: unknown,
): Result<Decided<Input, Output>, VerbFailure> {
  return allSteps(decideInSteps(verb, context, input))
}

/** The same in steps, where the verb has some. */
export function* decideInSteps<Input, Output>(
  verb: Verb<Input, Output>,
  context: VerbContext,
  input: unknown,
): Steps<Result<Decided<Input, Output>, VerbFailure>> {
  const parsed = verb.steps?.parse === undefined ? parse(verb, input) : yield* verb.steps.parse(input)
  if (!parsed.ok) return parsed
  if (!context.actor.active || !verb.roles.includes(context.actor.role)) {
    return fail({ kind: 'notAllowed', roles: verb.roles })
  }
  const concern = verb.concerns?.(context.state, parsed.value) ?? null
  if (concern !== null) {
    const right = caseRight(context.actor, context.state, concern)
    if (!right.ok) return right
  }
  const decision =
    verb.steps === undefined ? verb.apply(context, parsed.value) : yield* verb.steps.apply(context, parsed.value)
  return decision.ok ? succeed({ ...decision.value, input: parsed.value }) : decision
}

function parse<Input, Output>({ input: schema }: Verb<Input, Output>, input: unknown): Result<Input, VerbFailure> {
  const parsed = schema.safeParse(input)
  if (parsed.success) return succeed(parsed.data)
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  return fail({ kind: 'badInput', problems })
}
