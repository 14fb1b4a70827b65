import { EventEmitter } from 'node:events'

class PowerMonitor extends EventEmitter {
  /** A system that counts, and somebody is always there; a test puts its own in this place. */
  getSystemIdleTime(): number {
    return 1
  }
}

/** Says nothing by itself: a test emits `suspend` or `lock-screen` on it. */
export const powerMonitor = new PowerMonitor()
