/** What the stand-in only writes down instead of doing it, for tests to look at. Real Electron has no such export. */
export const standin = {
  isStandin: true,
  /** Calls of webContents.print, which would go to a printer; `pdf` (base64) is what would come out of it. */
  printed: [] as { readonly url: string; readonly options: unknown; readonly pdf: string }[],
  /** Printers the app is told about. */
  printers: [] as { readonly name: string }[],
  /** Calls of BrowserWindow.setContentProtection. */
  contentProtection: [] as boolean[],
  /** Whether app.enableSandbox was called, which the stand-in's Chromium is not told. */
  sandboxed: false,
  chromiumPid: undefined as number | undefined,
}
