let pressing = false
let listening = false
const waiting: (() => void)[] = []

function listen(): void {
  if (listening) return
  listening = true
  window.addEventListener('pointerdown', () => (pressing = true), true)
  for (const end of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(
      end,
      () => {
        pressing = false
        // The click comes after this event and has to meet the page as it was when the button went down.
        setTimeout(() => {
          for (const act of waiting.splice(0)) act()
        }, 0)
      },
      true,
    )
}

/**
 * Does something once no mouse button is down. Leaving a field may show a sentence under it and so move everything
 * below: in the middle of a press that would take the button away from under the pointer, and the press would be lost.
 */
export function afterPress(act: () => void): void {
  if (pressing) waiting.push(act)
  else act()
}

/** Begins to watch the mouse; before the first press. */
export const watchPresses = listen
