/**
 * Chromium does not know the app's scheme, so `app://station/x` is carried as `https://station.app.invalid/x`: a secure
 * origin with its own storage that can never resolve on a network (RFC 6761). Main sees the app's addresses only.
 */
const schemes = new Set<string>()

export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

export function toWeb(address: string): string {
  const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address) ?? []
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest === '' ? '/' : rest}` : address
}

export function fromWeb(address: string): string {
  const [, wrap = '', host = '', scheme = '', rest = ''] =
    /^(blob:)?https:\/\/([^/?#]*)\.([a-z0-9+-]+)\.invalid(.*)$/i.exec(address) ?? []
  return schemes.has(scheme) ? `${wrap}${scheme}://${host}${rest}` : address
}

/** `app://station`, or `null` for addresses without an origin. */
export function originOf(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(address)?.[0] ?? 'null'
}

/** The app's origins within a header, said in Chromium's terms. */
export function headerToWeb(value: string): string {
  let text = value
  for (const scheme of schemes)
    text = text
      .replace(new RegExp(`\\b${scheme}://([\\w.-]+)`, 'g'), `https://$1.${scheme}.invalid`)
      .replace(new RegExp(`(^|\\s)${scheme}:(?=[\\s;]|$)`, 'g'), `$1https://*.${scheme}.invalid`)
  return text
}
