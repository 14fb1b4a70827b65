import { EventEmitter } from 'node:events'
import { standin } from './standin-facts.ts'

class PowerMonitor extends EventEmitter {
  /** Seconds nobody touched the machine: what a test says, else somebody is always there. */
  getSystemIdleTime(): number {
    return standin.idleSeconds
  }
}

/** Says nothing by itself: a test emits `suspend` or `lock-screen` on it. */
export const powerMonitor = new PowerMonitor()
