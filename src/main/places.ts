import { join, resolve } from 'node:path'
import type { App } from 'electron'

/** Where the app's own read-only files stand, in the source tree and when installed. */
export interface Places {
  readonly renderer: string
  readonly preload: string
  readonly resources: string
  /** Folder of the type faces' packages (`noto-serif-sc/`, `noto-sans-sc/`). */
  readonly fonts: string
}

/** The folder of the station's data. `STATION_PROFILE` picks another one. ASCII, whatever the product is called. */
export function profileFolder(app: App): string {
  const chosen = process.env['STATION_PROFILE']
  return chosen === undefined || chosen === '' ? join(app.getPath('appData'), 'xingchen-casebook') : resolve(chosen)
}

export function places(app: App): Places {
  const built = join(import.meta.dirname, '..')
  return {
    renderer: join(built, 'renderer'),
    preload: join(built, 'preload/index.cjs'),
    resources: app.isPackaged ? join(process.resourcesPath, 'resources') : join(app.getAppPath(), 'resources'),
    fonts: app.isPackaged
      ? join(process.resourcesPath, 'fonts')
      : join(app.getAppPath(), 'node_modules/@expo-google-fonts'),
  }
}
