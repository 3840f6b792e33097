// What a copied number brings along: spaces of all kinds, invisible characters, and a leading number sign.
const invisible = /[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/g

/** How else a number may be written that a person typed or copied: without what is around or between its characters, and in the other case. */
export function otherSpellings(number: string): string[] {
  const trimmed = number.replace(invisible, ' ').trim().replace(/^#\s*/, '')
  const bare = trimmed.replaceAll(' ', '')
  const all = [trimmed, bare].flatMap((text) => [text, text.toUpperCase(), text.toLowerCase()])
  return [...new Set(all)].filter((text) => text !== '' && text !== number)
}
