import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n/words'
import { toast, toastError } from '../../ui/toasts'
import { keepCases, readCases } from './caseStore'
import { type Case, maxCases, type Reason, reasonOf, withCases } from './cases'
import type { Part } from './part'
import { eachOf } from './pool'
import { type BenchStep, memberOf } from './steps'
import { tryPart } from './tryPart'
import { benchWords } from './words'

const atOnce = 4

export interface CaseResult {
  /** The part that was tried, as a text. */
  of: string
  /** Why it fails; null if it passes. */
  reason: Reason | null
}

/** Two parts with the same key do the same. */
export const keyOf = (part: Part) => JSON.stringify([part.engine, part.python, part.expressions, part.text])

/** The cases of a bench, as this browser keeps them, and what the step last did with each. */
export function useCases(flow: string, step: BenchStep) {
  const words = useWords(benchWords)
  const bench = `${flow}/${memberOf[step]}`
  const [cases, setCases] = useState<readonly Case[] | null>(null)
  const [results, setResults] = useState<ReadonlyMap<string, CaseResult>>(new Map())
  const [isRunning, setRunning] = useState(false)
  const running = useRef<AbortController>(null)

  useEffect(() => {
    let isShown = true
    readCases(bench).then(
      (kept) => isShown && setCases(kept),
      () => isShown && setCases([]),
    )
    return () => {
      isShown = false
      running.current?.abort()
    }
  }, [bench])

  const keep = (next: readonly Case[]) => {
    setCases(next)
    keepCases(bench, next).catch((error) => toastError(words['cases.unkept'], error))
  }
  const add = (added: readonly Case[]) => {
    const { cases: next, refused } = withCases(cases ?? [], added)
    if (refused > 0) toast(words['cases.full'](refused, maxCases), { kind: 'error' })
    keep(next)
    return next
  }
  const run = async (part: Part, makesOrders: boolean, list: readonly Case[]) => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    setRunning(true)
    const of = keyOf(part)
    try {
      await eachOf(list, atOnce, abort.signal, async (each) => {
        const tested = await tryPart(part, each.input, each.attributes, abort.signal)
        const reason = reasonOf(each.expects, tested, makesOrders)
        if (!abort.signal.aborted) setResults((all) => new Map(all).set(each.id, { of, reason }))
      })
    } catch (error) {
      if (!abort.signal.aborted) toastError(words['cases.stopped'], error)
    } finally {
      if (running.current === abort) setRunning(false)
    }
  }
  return {
    /** Null while they are read. */
    cases,
    results,
    isRunning,
    add,
    remove: (id: string) => keep((cases ?? []).filter((each) => each.id !== id)),
    clear: () => keep([]),
    /** Whether a case passed with the part as it is. */
    passes: (each: Case, part: Part) => {
      const result = results.get(each.id)
      return result?.of === keyOf(part) && result.reason === null
    },
    run,
  }
}
