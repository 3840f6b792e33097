import type { Case } from './cases'

const store = 'cases'

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('order-status-flow', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(store)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function within<T>(mode: IDBTransactionMode, call: (cases: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const request = call(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
      transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/** The cases of a bench that this browser keeps. */
export async function readCases(bench: string): Promise<Case[]> {
  const kept: unknown = await within('readonly', (cases) => cases.get(bench))
  return Array.isArray(kept) ? kept : []
}

/** Keeps the cases of a bench in this browser. */
export const keepCases = (bench: string, kept: readonly Case[]) =>
  kept.length > 0
    ? within<unknown>('readwrite', (cases) => cases.put([...kept], bench) as IDBRequest<unknown>)
    : within<unknown>('readwrite', (cases) => cases.delete(bench) as IDBRequest<unknown>)
