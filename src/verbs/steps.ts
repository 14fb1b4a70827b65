/** How far long work is. */
export interface Step {
  readonly done: number
  readonly of: number
}

/** Long work in steps of a few milliseconds: whoever walks through them may stop between two, and let the page move. */
export type Steps<Value> = Generator<Step, Value, undefined>

/** After so many rows there is a step. */
export const ROWS_A_STEP = 100

/** All of it at once. */
export function allSteps<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
