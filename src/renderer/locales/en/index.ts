import { ages } from './ages.ts'
import { attachments } from './attachments.ts'
import { backup } from './backup.ts'
import { caseFile } from './case-file.ts'
import { childFile } from './child-file.ts'
import { children } from './children.ts'
import { clerk } from './clerk.ts'
import { common } from './common.ts'
import { drafts } from './drafts.ts'
import { changeList } from './change-list.ts'
import { consents } from './consents.ts'
import { overTime } from './over-time.ts'
import { recheck } from './recheck.ts'
import { drawings } from './drawings.ts'
import { failures } from './failures.ts'
import { firstRun } from './first-run.ts'
import { form } from './form.ts'
import { history } from './history.ts'
import { keys } from './keys.ts'
import { lists } from './lists.ts'
import { merge } from './merge.ts'
import { preview } from './preview.ts'
import { recordHistory } from './record-history.ts'
import { recoverySheet } from './recovery-sheet.ts'
import { referral } from './referral.ts'
import { register } from './register.ts'
import { restore } from './restore.ts'
import { restoreOlder } from './restore-older.ts'
import { room } from './room.ts'
import { selfCheck } from './self-check.ts'
import { settings } from './settings.ts'
import { staff } from './staff.ts'
import { stationNote } from './station-note.ts'
import { stoppedRestore } from './stopped-restore.ts'
import { today } from './today.ts'
import { trail } from './trail.ts'
import { trash } from './trash.ts'
import { units } from './units.ts'
import { unlock } from './unlock.ts'
import type { zhCN } from '../zh-cn/index.ts'
import type { Words } from '../words.ts'

export const en: Words<typeof zhCN> = {
  common,
  unlock,
  firstRun,
  settings,
  recoverySheet,
  children,
  childFile,
  clerk,
  form,
  lists,
  merge,
  ages,
  preview,
  referral,
  backup,
  register,
  restore,
  room,
  failures,
  attachments,
  history,
  selfCheck,
  keys,
  staff,
  stationNote,
  stoppedRestore,
  drafts,
  drawings,
  today,
  trail,
  trash,
  units,
  changeList,
  consents,
  overTime,
  recheck,
  recordHistory,
  caseFile,
  restoreOlder,
}
