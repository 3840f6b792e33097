/** An attribute that only the tests of this page get. */
export interface TestAttribute {
  id: number
  name: string
  value: string
}

/** The attributes of an input with those of the test, which win. */
export function withAttributes(
  given: Readonly<Record<string, string>>,
  own: readonly TestAttribute[],
): Readonly<Record<string, string>> {
  const named = own.filter(({ name }) => name !== '')
  return named.length === 0 ? given : { ...given, ...Object.fromEntries(named.map(({ name, value }) => [name, value])) }
}
