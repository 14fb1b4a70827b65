/**
 * The policy sent with every response, workers' scripts included (a worker obeys its own response's policy).
 * @param nonce base64, fresh for each load of the page; Mantine's style elements carry it
 * @param devServer origin of Vite's server during development: its React preamble is an inline script, its updates a socket
 */
export function contentSecurityPolicy(nonce: string, devServer: string | undefined): string {
  const script = devServer === undefined ? '' : ` 'nonce-${nonce}'`
  const connect = devServer === undefined ? '' : ` ${devServer.replace(/^http/, 'ws')}`
  return [
    "default-src 'none'",
    // hash-wasm (Argon2id) and pdf.js compile WebAssembly; `eval` stays forbidden.
    `script-src 'self' 'wasm-unsafe-eval'${script}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob: data:",
    "font-src 'self'",
    `connect-src 'self'${connect}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
