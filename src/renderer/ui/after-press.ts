let pressing = false
let listening = false
const waiting: (() => void)[] = []

/** Begins to watch the mouse; before the first press. */
export function watchPresses(): void {
  if (listening) return
  listening = true
  window.addEventListener('pointerdown', () => (pressing = true), true)
  for (const end of ['pointerup', 'pointercancel'] as const)
    window.addEventListener(
      end,
      () => {
        pressing = false
        // The click comes after this event and has to meet the page as it was when the button went down.
        setTimeout(catchUp, 0)
      },
      true,
    )
}

/** A press that began meanwhile has the page stand still for it too. */
function catchUp(): void {
  if (!pressing) for (const act of waiting.splice(0)) act()
}

/**
 * Does something once no mouse button is down. Leaving a field may show a sentence under it, and a draft stored may
 * change the save line: in the middle of a press that would take the button away from under the pointer, and the press
 * would be lost. What is put off is done in the order it was asked for.
 */
export function afterPress(act: () => void): void {
  if (pressing || waiting.length > 0) waiting.push(act)
  else act()
}
