import { usePreferences } from '../settings/preferences'

type Entry = string | ((...values: never[]) => string)

/** A function has the same parameters in both languages. */
type Translated<E> = { [K in keyof E]: E[K] extends string ? string : E[K] }

export interface Dictionary<E> {
  en: E
  tr: Translated<E>
}

/** The texts of a page in both languages. A text that is missing in one of them does not compile. */
export function dictionary<const E extends Record<string, Entry>>(en: E, tr: Translated<E>): Dictionary<E> {
  return { en, tr }
}

/** The texts in the language of the reader. */
export function useWords<E>(texts: Dictionary<E>): Translated<E> {
  const { language } = usePreferences()
  return language === 'tr' ? texts.tr : (texts.en as Translated<E>)
}
