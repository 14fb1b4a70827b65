import { join } from 'node:path'
import type { PrintModel, PrintReply } from '../contract/print-model.ts'
import { answerPrint } from '../papers/answer-print.ts'
import { openFaces, type Faces } from '../papers/faces/faces.ts'

/**
 * The one warm process that makes PDFs. It gets the folders of the faces' packages and of the resources as arguments,
 * takes requests from ports the main process hands over, and answers every one of them: a mistake is a refusal with its
 * reason, never a crash and never silence. Nothing is written to the disk.
 */
const [packages = '', resources = ''] = process.argv.slice(2)

let opened: Faces | undefined
function faces(): Faces {
  opened ??= openFaces(packages, resources === '' ? join(packages, '../../resources') : resources)
  return opened
}

async function answer(request: unknown, reply: (answer: PrintReply) => void): Promise<void> {
  reply(await answerPrint(request, faces))
}

process.parentPort.on('message', (event) => {
  for (const port of event.ports) {
    port.on('message', (message) => {
      void answer(message.data, (reply) => {
        port.postMessage(reply)
      })
    })
    port.start()
  }
})

/** The first paper pays for opening the faces and for compiling: an empty one does, before anybody waits for one. */
const WARM_UP: PrintModel = {
  kind: 'form',
  formCode: 'F01',
  formVersion: '2026.1',
  mode: 'blank',
  values: {},
  head: {
    stationName: '',
    stationAddress: '',
    stationPhone: '',
    caseNumber: '',
    letterNumber: '',
    letterDate: '',
    replyDueOn: '',
    today: '',
  },
}
void answer({ id: 0, model: WARM_UP }, (reply) => {
  if (reply.kind === 'refused') console.error(`papers cannot be made: ${JSON.stringify(reply.reason)}`)
})
