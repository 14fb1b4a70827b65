/**
 * The value of the last asking, for as long as the same is asked: what a page makes of 10,000 rows is there when it is
 * opened again. It goes with the page when the desk locks.
 */
export function rememberLast<Asked extends readonly unknown[], Value>(
  make: (...asked: Asked) => Value,
): (...asked: Asked) => Value {
  let last: { readonly asked: Asked; readonly value: Value } | null = null
  return (...asked) => {
    if (last?.asked.every((one, at) => Object.is(one, asked[at])) !== true) last = { asked, value: make(...asked) }
    return last.value
  }
}
