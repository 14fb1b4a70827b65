import type { keys as zh } from '../zh-cn/keys.ts'
import type { Words } from '../words.ts'

export const keys: Words<typeof zh> = {
  title: 'Renew the keys',
  hint: 'Everything on this computer is sealed anew',
  back: 'Settings',
  onlyHead: 'Only the head may renew the keys.',
  card: {
    title: 'Keys',
    never: 'Not renewed since the station was founded.',
    last: 'Renewed last on {{date}}.',
    asked: 'Somebody has left; they should be renewed since {{date}}.',
    going: 'Begun and not finished.',
    link: 'Renew the keys',
  },
  asked:
    "Somebody has left ({{date}}) and the keys have not been renewed. With that person's old password and a copy of the files, the present keys can still be found.",
  last: 'The keys were renewed last on {{date}}, {{time}}.',
  noBackupSince: 'No backup was made since; please back up soon.',
  toBackup: 'To the backups',
  when: {
    title: 'When to renew them',
    left: 'After somebody has left.',
    known: "When somebody may know another person's password, or has copied files of this computer or a stick.",
    sheet: 'When somebody has seen the recovery sheet: print a new sheet first, then renew the keys.',
  },
  what: {
    title: 'What it does',
    all: 'Files, attachments, history and trail are sealed anew; none is missing.',
    same: "Everybody's password stays, and so does the recovery sheet.",
    old: 'The former keys open nothing on this computer.',
    backups:
      'Earlier backups are as they were: this station still opens them, and so do the recovery sheet and the passwords of that day. Keep the old sticks safe, and remove backups you no longer need.',
  },
  how: {
    title: 'Begin',
    room: 'Everything is written once more. With many attachments that takes minutes, and nothing else can be done meanwhile.',
    safe: 'Until it is done the present keys stay in use. You may stop, lock, or lose power: what is done is not done again.',
    going: 'Begun on {{date}}, {{time}}, and not finished. What is done is kept: just go on.',
    password: 'Your password',
    empty: 'Please enter your password first.',
    wrong: 'That is not the password; nothing was renewed.',
    leftOut:
      'These have not opened the station for long and will have no password afterwards; give them a new one in the list of staff: {{names}}.',
    sep: ', ',
    go: 'Renew the keys',
    goOn: 'Go on',
    drop: 'Give it up and clear what is done',
    dropped: 'Cleared; the present keys stay in use.',
    checking: 'Checking the password, making new keys…',
  },
  run: {
    title: 'Renewing the keys',
    progress: 'How far the renewal is',
    stages: {
      attachments: 'Sealing attachments',
      journal: 'Sealing the history',
      snapshots: 'Sealing the records as they are now, reading them back and counting',
      placing: 'Putting it in place',
      done: 'Done; locking now',
    },
    bytes: '{{done}} of {{size}}',
    after: 'Then it locks; open it again with the same password.',
    pause: 'Stop for now',
    pausing: 'Stopping…',
  },
  failed: {
    paused: 'Stopped; the present keys stay in use.',
    notKept: 'Something typed could not be stored, so nothing was renewed. Is the disk full?',
    differs:
      'Something is not as it should be, so nothing was renewed. Please look at the self-check for what is damaged.',
    noSnapshot: 'What was sealed with the new keys could not be read back, so nothing was renewed. Is the disk full?',
    noRoom: 'There is no room on this computer, so nothing was renewed. Free {{megabytes}} MB and press again.',
    crashed: 'Not renewed, please try again. ({{message}})',
    untouched: 'The present keys stay in use and nothing was changed.',
  },
}
