let version = ''

/** What main said at the start of the page. */
export function keepAppVersion(said: string): void {
  version = said
}

export function appVersion(): string {
  return version
}
