/**
 * Words that a spreadsheet program would run as a formula get an apostrophe before them (OWASP, CSV injection): what
 * somebody wrote in a case file must not act on another's PC. Full-width forms count too: some programs take them. A
 * telephone number with + is none.
 */
export function safeText(text: string): string {
  return /^[\s]*[=+\-@＝＋－＠]/u.test(text) && !/^\+?[\d\s-]+$/.test(text)
    ? `'${text}`
    : /^[\t\r\n]/.test(text)
      ? `'${text}`
      : text
}
