import { useEffect, useState } from 'react'
import type { Part } from './part'
import { type Tested, tryPart } from './tryPart'

/** A test of a part. Each object is one test. */
export interface Request {
  part: Part
  input: string
  attributes: Readonly<Record<string, string>>
}

interface State {
  request: Request
  tested: Tested | null
  failure: unknown
}

/** Runs a test; the result of the one before is shown until it ends. */
export function useTested(request: Request | null) {
  const [state, setState] = useState<State | null>(null)
  useEffect(() => {
    if (!request) return
    const abort = new AbortController()
    tryPart(request.part, request.input, request.attributes, abort.signal).then(
      (tested) => setState({ request, tested, failure: null }),
      (failure) => {
        if (!abort.signal.aborted) setState({ request, tested: null, failure })
      },
    )
    return () => abort.abort()
  }, [request])
  return {
    shown: state?.request ?? null,
    tested: state?.tested ?? null,
    failure: state?.failure ?? null,
    isRunning: request !== null && state?.request !== request,
  }
}
