import { useEffect, useRef } from 'react'

/** `mod+k`, `F4`, `/`, `n`, `ArrowDown`, `alt+1`, `mod+Enter`. `mod` is Ctrl, on a Mac also ⌘. Letters in lower case. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>

/**
 * Keys of a screen (design §7). A single key acts only when no text field has the focus, no input method is composing
 * and no dialog is open; keys with Ctrl or Alt and function keys act everywhere.
 */
export function useHotkeys(hotkeys: Hotkeys, enabled = true): void {
  const latest = useRef(hotkeys)
  useEffect(() => {
    latest.current = hotkeys
  })
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      // `Process`: the input method has the key, though Chromium may say isComposing only afterwards.
      if (event.defaultPrevented || event.isComposing || event.key === 'Process') return
      const name = keyName(event)
      const act = latest.current[name]
      if (act === undefined || (isSingle(name) && !mayUseSingleKeys(event))) return
      event.preventDefault()
      act(event)
    }
    // The same listener for all: it is there once, before that of any dialog.
    window.addEventListener('keydown', noteDialog, { capture: true })
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [enabled])
}

export function keyName(event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1]
  // With Alt some layouts change the character; the place of the key is what counts then.
  const key = event.altKey && digit !== undefined ? digit : event.key.length === 1 ? event.key.toLowerCase() : event.key
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`
}

function isSingle(name: string): boolean {
  return !name.startsWith('mod+') && !name.startsWith('alt+') && !/^F\d+$/.test(name)
}

/** Presses made while a dialog was open: Escape closes it, and by the time the page hears of the key it may be gone. */
const underDialog = new WeakSet<Event>()

function noteDialog(event: Event): void {
  if (hasDialog()) underDialog.add(event)
}

function hasDialog(): boolean {
  return document.querySelector('[aria-modal="true"]') !== null
}

export function mayUseSingleKeys(event: Event): boolean {
  if (underDialog.has(event) || hasDialog()) return false
  return !(event.target instanceof HTMLElement && isTextField(event.target))
}

function isTextField(element: HTMLElement): boolean {
  if (element.isContentEditable || element.closest('[role=combobox],[role=listbox],[role=menu]') !== null) return true
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(element.type)
  return element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement
}
