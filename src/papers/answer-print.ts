import { printRequestSchema, type PrintReply } from '../contract/print-model.ts'
import type { Faces } from './faces/faces.ts'
import { renderPaper } from './render-paper.ts'

function idOf(request: unknown): number {
  const id: unknown = typeof request === 'object' && request !== null && 'id' in request ? request.id : undefined
  return typeof id === 'number' && Number.isInteger(id) ? id : -1
}

/**
 * Answers a request that came over a border: checked first, then printed or refused. Never rejects.
 *
 * @param faces opened on first use; a missing font file becomes a refusal too
 */
export async function answerPrint(request: unknown, faces: () => Faces): Promise<PrintReply> {
  const id = idOf(request)
  const checked = printRequestSchema.safeParse(request)
  if (!checked.success)
    return {
      kind: 'refused',
      id,
      reason: {
        kind: 'badModel',
        // Paths only: a message could quote what was typed.
        message: checked.error.issues.map((issue) => issue.path.join('.')).join(', '),
      },
    }
  try {
    return { ...(await renderPaper(checked.data.model, faces())), id }
  } catch (error) {
    return {
      kind: 'refused',
      id,
      reason: { kind: 'failed', message: error instanceof Error ? error.message : String(error) },
    }
  }
}
