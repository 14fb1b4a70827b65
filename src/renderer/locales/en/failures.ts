import type { failures as zh } from '../zh-cn/failures.ts'
import type { Words } from '../words.ts'

export const failures: Words<typeof zh> = {
  notAllowed: 'Only the {{roles}} may do this.',
  notAssigned: 'Only the head and the worker in charge of this child may do this.',
  roleOr: ' or ',
  badInput: 'These are not right yet: {{places}}.',
  fieldProblems: '{{count}} places need a change; they are marked on the form.',
  fieldProblems_one: 'One place needs a change; it is marked on the form.',
  notFound: {
    child: "This child's file was not found.",
    household: 'This household was not found.',
    document: 'This form was not found.',
    referral: 'This referral letter was not found.',
    staff: 'This member of staff was not found.',
    form: 'There is no such form.',
    station: 'There is no station on this computer yet.',
  },
  wrongState: 'This step cannot be done now.',
  stationExists: 'This computer already holds a station.',
  stale: 'Another window has just changed this; nothing was stored. Open it again.',
  diskFull: 'The disk is full; nothing was stored. Make room and try again.',
  notStored: 'Not saved: {{reason}}',
  outside: {
    cancelled: 'Nothing was chosen and nothing changed.',
    noPrinter: 'This computer has no printer. You can save a PDF instead.',
    printerRefused: 'The printer did not take it: {{detail}}',
    diskFull: 'The disk is full. Use another one or make room.',
    notWritable: 'This folder cannot be written to. Choose another one.',
    gone: 'The stick is gone; it may have been pulled out. Put it back and do it again.',
    tooLarge: 'The file is too large.',
    exists: 'A file of that name is already there; it was not overwritten.',
    systemDrive: 'This is the system disk. If the computer breaks, the backup goes with it; choose a stick.',
    badRequest: 'That did not work. Restart the app and try again.',
    failed: 'That did not work: {{detail}}',
  },
}
