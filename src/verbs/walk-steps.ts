import { Pace } from '../storage/pace.ts'

/**
 * Walks through long work with rests for the page, in which it draws how far the work is and hears that somebody wants it
 * stopped.
 */
export async function walkSteps<Step, Value>(
  steps: Generator<Step, Value, undefined>,
  onStep: (step: Step) => void = () => undefined,
  cancel?: AbortSignal,
): Promise<Value | 'cancelled'> {
  const pace = new Pace()
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (!pace.isDue) continue
    onStep(step.value)
    await pace.pause()
    if (cancel?.aborted === true) return 'cancelled'
  }
}
