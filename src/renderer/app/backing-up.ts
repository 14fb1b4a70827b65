/** Whether a backup is being written; said by the page that writes it. */
let running = () => false

/** Closing then asks, and locking covers the desk and waits: thrown away, the page would take the backup with it. */
export function tellWhileBackingUp(isRunning: () => boolean): void {
  running = isRunning
}

export function isBackingUp(): boolean {
  return running()
}
