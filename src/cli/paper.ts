/**
 * `npm run paper`: forms as PDF without the app, for the station's IT staff and for tests.
 *
 *     npm run paper -- --list
 *     npm run paper -- --form F05 --data values.json --out x.pdf
 *     npm run paper -- --form F05 --blank --out x.pdf
 *     npm run paper -- --form F05 --example [--long N] [--out x.pdf | --out values.json]
 */
import { paperCommand } from './paper-command.ts'
import { runAsProcess } from './terminal.ts'

await runAsProcess(paperCommand)
