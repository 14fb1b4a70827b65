import type { Language } from '../domain/localized.ts'

/** Why the store was not opened. Nothing in it was touched. */
export type StoreFailure =
  /** Written by a newer version of the app. */
  | { readonly kind: 'newerVersion' }
  /** The clear `meta` row is not what this app writes. */
  | { readonly kind: 'damagedMeta' }
  /** The system does not give us the database: disk full, folder not writable. */
  | { readonly kind: 'unavailable'; readonly reason: string }

export function storeFailureSentence(failure: StoreFailure, language: Language): string {
  switch (failure.kind) {
    case 'newerVersion':
      return {
        zh: '这里的资料是更新的版本写的。请装上新版再打开；资料一点也没有动。',
        en: 'A newer version of the app wrote these files. Install it and open again; nothing was touched.',
      }[language]
    case 'damagedMeta':
      return {
        zh: '这台电脑上的资料损坏了，打不开。请不要再写，拿最近的备份在另一个文件夹里恢复。',
        en: 'The data on this computer is damaged. Do not write any more; restore the latest backup in another folder.',
      }[language]
    case 'unavailable':
      return {
        zh: `存放资料的地方打不开（${failure.reason}）。请看看盘是不是满了。`,
        en: `The place of the data cannot be opened (${failure.reason}). Check whether the disk is full.`,
      }[language]
  }
}
