import { Toast } from '@base-ui/react/toast'

export const toasts = Toast.createToastManager()

/** Says shortly that something was done, or why not. */
export function toast(title: string, options?: { detail?: string; kind?: 'error' }) {
  toasts.add({ title, description: options?.detail, type: options?.kind, timeout: options?.kind ? 10_000 : 3500 })
}

/** Says why a call failed, in the words of the host. */
export function toastError(title: string, error: unknown) {
  toast(title, { detail: error instanceof Error ? error.message : String(error), kind: 'error' })
}
