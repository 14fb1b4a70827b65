/**
 * What is made of each value is made once: of the few words that stand in thousands of cells. Keep it with what the words
 * hang on (the language), so that it is thrown away with that.
 */
export function perValue<Value, Made>(make: (value: Value) => Made): (value: Value) => Made {
  const made = new Map<Value, Made>()
  return (value) => {
    const known = made.get(value)
    if (known !== undefined) return known
    const fresh = make(value)
    made.set(value, fresh)
    return fresh
  }
}
