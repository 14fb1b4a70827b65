import type { Language, Localized } from '../domain/localized.ts'

/** Why a backup file was refused. Nothing of it was given out; nothing of the station was changed. */
export type BackupFailure =
  /** Not an age file, or an age file with something else inside. */
  | { readonly kind: 'notABackup' }
  /** It ends early: copied half, or the stick was pulled out. */
  | { readonly kind: 'truncated' }
  /** Bits differ from what was written: a bad medium, or somebody changed them. */
  | { readonly kind: 'tampered' }
  /** Encrypted to other keys. A damaged header can look the same. */
  | { readonly kind: 'wrongKey' }
  | {
      readonly kind: 'newerVersion'
      readonly what: 'format' | 'schema'
      readonly found: number
      readonly known: number
    }
  /** It opens, but a table is not what the manifest says: a fault of the program that wrote it, or a forgery. */
  | { readonly kind: 'inconsistent'; readonly where: string }
  /** The medium or the system failed while reading. */
  | { readonly kind: 'unreadable'; readonly detail: string }

const SENTENCES: Readonly<Record<BackupFailure['kind'], Localized>> = {
  notABackup: { zh: '这个文件不是星辰个案的备份。', en: 'This file is not a backup of Xingchen Casebook.' },
  truncated: {
    zh: '备份文件不完整，后面缺了一段，可能没有拷完或U盘提前拔出。请换另一份备份。',
    en: 'The backup file is incomplete: its end is missing. It may not have been copied fully. Please use another backup.',
  },
  tampered: {
    zh: '备份文件的内容被改动过或存储介质已损坏，不能使用。请换另一份备份。',
    en: 'The backup file was changed or its medium is damaged; it cannot be used. Please use another backup.',
  },
  wrongKey: {
    zh: '这把钥匙打不开这份备份：不是本站的恢复码或密码，或者文件开头已损坏。',
    en: 'This key does not open this backup: it belongs to another station, or the start of the file is damaged.',
  },
  newerVersion: {
    zh: '这份备份由更新版本的星辰个案制作，请先升级本软件再打开。',
    en: 'This backup was made by a newer version of Xingchen Casebook. Please update the program first.',
  },
  inconsistent: {
    zh: '备份能解密，但内容与清单对不上，不能使用。请换另一份备份。',
    en: 'The backup decrypts, but its content does not agree with its list of contents. Please use another backup.',
  },
  unreadable: {
    zh: '读取备份文件时出错，可能是U盘松动或已拔出，请插好再试。',
    en: 'The backup file could not be read. The stick may be loose or gone; please plug it in and try again.',
  },
}

/** One sentence for the person who wanted to open the backup. */
export function backupSentence(failure: BackupFailure, language: Language): string {
  return SENTENCES[failure.kind][language]
}
