import type { App } from 'electron'

export type SystemLanguage = 'zh' | 'en'

/** Chinese unless the system itself is set to English. */
export function systemLanguage(app: App): SystemLanguage {
  const [first = 'zh-CN'] = app.getPreferredSystemLanguages()
  return first.toLowerCase().startsWith('en') ? 'en' : 'zh'
}

/** The few words main itself shows: the menu and the titles of the system's dialogs. */
export const SHELL_WORDS = {
  zh: {
    app: '星辰个案',
    lock: '锁定',
    quit: '退出',
    edit: '编辑',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    savePdf: '把这份文书存成 PDF',
    pdfFile: 'PDF 文件',
    backupFolder: '选一个放备份的文件夹（U盘）',
    restoreFile: '选一个备份文件',
    backupFile: '备份文件',
    attachFiles: '选照片、扫描件或 PDF',
    attachableFile: '照片、扫描件、PDF',
    saveCopy: '另存一份',
  },
  en: {
    app: 'Xingchen Casebook',
    lock: 'Lock',
    quit: 'Quit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    savePdf: 'Save this paper as PDF',
    pdfFile: 'PDF file',
    backupFolder: 'Choose a folder for the backup (USB stick)',
    restoreFile: 'Choose a backup file',
    backupFile: 'Backup file',
    attachFiles: 'Choose photos, scans or PDFs',
    attachableFile: 'Photos, scans, PDFs',
    saveCopy: 'Save a copy',
  },
} as const satisfies Record<SystemLanguage, Record<string, string>>

export type ShellWords = (typeof SHELL_WORDS)[SystemLanguage]
