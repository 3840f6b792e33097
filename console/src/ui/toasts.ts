import { Toast } from '@base-ui/react/toast'
import { preferences } from '../settings/preferences'
import { errorText } from './errorText'
import { uiWords } from './uiWords'

export const toasts = Toast.createToastManager()

/** Says shortly that something was done, or why not. */
export function toast(title: string, options?: { detail?: string; kind?: 'error' }) {
  toasts.add({ title, description: options?.detail, type: options?.kind, timeout: options?.kind ? 10_000 : 3500 })
}

/** Says why a call failed. */
export function toastError(title: string, error: unknown) {
  toast(title, { detail: errorText(error, uiWords[preferences().language]), kind: 'error' })
}
