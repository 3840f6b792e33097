import { Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import styles from './TextFilter.module.css'

const pause = 250

interface Props {
  label: string
  /** The text in the URL; undefined for no filter. */
  value: string | undefined
  /** Is called when the typing pauses. */
  onChange: (value: string | undefined) => void
}

/** A filter of a list by a text. */
export function TextFilter({ label, value = '', onChange }: Props) {
  const [text, setText] = useState(value)
  const sent = useRef(value)
  const change = useRef(onChange)
  change.current = onChange
  useEffect(() => {
    // What was typed while the URL took an earlier text stays.
    if (value === sent.current) return
    sent.current = value
    setText(value)
  }, [value])
  useEffect(() => {
    if (text === sent.current) return
    const timer = setTimeout(() => {
      sent.current = text
      change.current(text || undefined)
    }, pause)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <label className={styles.search}>
      <Search aria-hidden />
      <span className="visually-hidden">{label}</span>
      <input
        type="search"
        value={text}
        placeholder={label}
        maxLength={200}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  )
}
