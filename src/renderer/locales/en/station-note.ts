import type { stationNote as zh } from '../zh-cn/station-note.ts'
import type { Words } from '../words.ts'

export const stationNote: Words<typeof zh> = {
  full: {
    title: 'The disk of this computer is nearly full: you can read, but nothing can be saved.',
    sentence:
      'Free {{megabytes}} MB; saving then goes on by itself, without opening again. What you wrote is still on the form.',
  },
  read: 'I have read this',
  and: ', ',
  rebuilt:
    'The records on this computer were damaged and have been built again from snapshot and journal, up to {{moment}}. Check what was written last.',
  missing:
    '{{count}} saves cannot be brought back (journal entries {{entries}}). Compare with the latest backup and add what is missing from paper.',
  missing_one:
    '1 save cannot be brought back (journal entry {{entries}}). Compare with the latest backup and add what is missing from paper.',
  damaged:
    'Some records cannot be read: {{what}}. All others are here. Delete nothing; compare with the latest backup.',
  older: 'Some records were damaged and came back as they were earlier: {{what}}. Check their last changes.',
  mended: 'Some records were damaged and came back whole from the journal: {{what}}.',
  torn: 'When the power last went, the last save was only half written and is not there. Check what was written last.',
  journalShort: 'Part of the journal is gone; what this computer has stored counts. Take a backup today.',
}
