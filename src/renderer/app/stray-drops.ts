/**
 * A file dropped beside the place that takes files is not opened: a browser would go to it, or open a window for it.
 * Called once at start. Words dragged into a field go on working.
 */
export function refuseStrayDrops(): void {
  for (const type of ['dragover', 'drop'] as const)
    window.addEventListener(type, (event) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'none'
    })
}
