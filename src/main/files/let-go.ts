/**
 * Gives back the memory of bytes that a message has brought and that are written now. Left to the garbage collector, a
 * long backup keeps it busier than the writing. Whoever looks at them afterwards sees nothing. Does nothing to bytes that
 * are a part of something larger.
 */
export function letGo({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && byteLength === buffer.byteLength) buffer.transfer(0)
}
