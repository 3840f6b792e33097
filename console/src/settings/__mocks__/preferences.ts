import type { Preferences } from '../preferences'

let current: Preferences = { theme: 'system', language: 'en', zone: 'utc', shortcuts: true }

export const setPreferences = (change: Partial<Preferences>) => {
  current = { ...current, ...change }
}

export const preferences = () => current

export const usePreferences = preferences
