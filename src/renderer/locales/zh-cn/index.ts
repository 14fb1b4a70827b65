import { attachments } from './attachments.ts'
import { backup } from './backup.ts'
import { childFile } from './child-file.ts'
import { children } from './children.ts'
import { common } from './common.ts'
import { drafts } from './drafts.ts'
import { drawings } from './drawings.ts'
import { failures } from './failures.ts'
import { firstRun } from './first-run.ts'
import { form } from './form.ts'
import { history } from './history.ts'
import { keys } from './keys.ts'
import { preview } from './preview.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { referral } from './referral.ts'
import { restore } from './restore.ts'
import { selfCheck } from './self-check.ts'
import { settings } from './settings.ts'
import { staff } from './staff.ts'
import { stationNote } from './station-note.ts'
import { today } from './today.ts'
import { trail } from './trail.ts'
import { trash } from './trash.ts'
import { unlock } from './unlock.ts'

/** The words of every screen, by topic. */
export const zhCN = {
  common,
  unlock,
  firstRun,
  settings,
  recoverySheet,
  children,
  childFile,
  form,
  preview,
  referral,
  backup,
  restore,
  failures,
  attachments,
  history,
  selfCheck,
  keys,
  staff,
  stationNote,
  drafts,
  drawings,
  today,
  trail,
  trash,
} as const
