import type { Language } from '../../domain/localized.ts'

/** A restore that was locked half-way, told to the page that is loaded after it. */
export interface StoppedRestore {
  /** The backup that was open. Its name is made of the moment it was written. */
  readonly fileName: string
  /** What the screens spoke: there is no station yet that would know. */
  readonly language: Language
}

const STOPPED = 'stopped-restore'

/** Nothing of the station's; it may stay in the session's storage while nothing is open. */
export function noteStoppedRestore({ fileName, language }: StoppedRestore): void {
  sessionStorage.setItem(STOPPED, `${language} ${fileName}`)
}

/** The restore that was locked, once; `null` when there was none. */
export function takeStoppedRestore(): StoppedRestore | null {
  const [language, ...fileName] = (sessionStorage.getItem(STOPPED) ?? '').split(' ')
  sessionStorage.removeItem(STOPPED)
  return language === 'zh' || language === 'en' ? { language, fileName: fileName.join(' ') } : null
}
