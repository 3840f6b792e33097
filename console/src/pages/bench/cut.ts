import { differenceOf } from '../../json/difference'

/** A page with only one of its items, in the shape of the page; null if it does not have the item. */
export function pageWithOnly(page: unknown, item: unknown): unknown {
  if (Array.isArray(page)) {
    if (page.some((each) => differenceOf(each, item) === null)) return [item]
    for (let at = 0; at < page.length; at++) {
      const found = pageWithOnly(page[at], item)
      if (found !== null) return page.with(at, found)
    }
    return null
  }
  if (typeof page !== 'object' || page === null) return null
  for (const [name, value] of Object.entries(page)) {
    // A page can be a single item.
    const found = differenceOf(value, item) === null ? value : pageWithOnly(value, item)
    if (found !== null) return { ...page, [name]: found }
  }
  return null
}
