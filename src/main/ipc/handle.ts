import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { ipcVerbs, type IpcInput, type IpcOutput, type IpcVerbName, type OutsideFailure } from '../../contract/ipc.ts'
import type { z } from '../../domain/zod.ts'
import { APP_ORIGIN } from '../security/origin.ts'

/** What main does for each verb of the contract; the compiler keeps it complete. */
export type VerbHandlers = { readonly [V in IpcVerbName]: (input: IpcInput<V>) => Promise<IpcOutput<V>> }

type VerbShapes = {
  readonly [V in IpcVerbName]: { readonly input: z.ZodType<IpcInput<V>>; readonly output: z.ZodType<IpcOutput<V>> }
}
const shapes: VerbShapes = ipcVerbs

export interface Refusal {
  readonly ok: false
  readonly failure: OutsideFailure
}

/**
 * The one door from the page into main. A call passes only from the main frame of the station window at the app's own
 * origin, with an input of the contract's shape; what goes back is checked as well. The page always gets a result
 * object: nothing is thrown across the border.
 * @param page the window's page; a call from any other is refused
 */
export function handleVerbs(handlers: VerbHandlers, page: () => WebContents | undefined): void {
  for (const verb of Object.keys(shapes)) {
    if (!isVerb(verb)) continue
    const answer = answering(verb, handlers)
    ipcMain.handle(verb, (event, ...args: unknown[]) => {
      if (!isOurPage(event, page())) return refusal('badRequest', 'sender')
      if (args.length > 1) return refusal('badRequest', 'arguments')
      return answer(args[0])
    })
  }
}

function answering<V extends IpcVerbName>(
  verb: V,
  handlers: VerbHandlers,
): (raw: unknown) => Promise<IpcOutput<V> | Refusal> {
  return async (raw) => {
    const input = shapes[verb].input.safeParse(raw)
    if (!input.success) return refusal('badRequest', places(input.error))
    try {
      const output = shapes[verb].output.safeParse(await handlers[verb](input.data))
      if (output.success) return output.data
      console.error(`${verb}: answer of a wrong shape at ${places(output.error)}`)
      return refusal('failed', 'answer')
    } catch (error) {
      console.error(`${verb}:`, error)
      return refusal('failed', error instanceof Error ? error.message : String(error))
    }
  }
}

/** Whether a message comes from the app's own page, not from a frame inside it or another window. */
export function isOurPage(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: WebContents | undefined,
): boolean {
  const frame = event.senderFrame
  return page !== undefined && event.sender === page && frame === page.mainFrame && frame.origin === APP_ORIGIN
}

export function refusal(kind: OutsideFailure['kind'], detail: string): Refusal {
  return { ok: false, failure: { kind, detail } }
}

/** Names the places that are wrong, never the values: they may be personal. */
function places(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ')
}

function isVerb(name: string): name is IpcVerbName {
  return Object.hasOwn(shapes, name)
}
