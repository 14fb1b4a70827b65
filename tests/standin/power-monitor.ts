import { EventEmitter } from 'node:events'

/** Says nothing by itself: a test emits `suspend` or `lock-screen` on it. */
export const powerMonitor = new EventEmitter()
