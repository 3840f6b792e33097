import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../i18n/words'
import { Button, IconButton } from './Button'
import { copyText } from './clipboard'
import { toastError } from './toasts'
import { uiWords } from './uiWords'

interface Props {
  text: string | (() => string)
  /** A button with this text in place of an icon. */
  label?: string
}

/** Copies a text, and says that it did. */
export function CopyButton({ text, label }: Props) {
  const words = useWords(uiWords)
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = () =>
    copyText(typeof text === 'string' ? text : text(), words['copy.unavailable'])
      .then(() => setCopied(true))
      .catch((error) => toastError(words.failed, error))
  const icon = isCopied ? <Check aria-hidden /> : <Copy aria-hidden />
  return label ? (
    <Button size="s" icon={icon} onClick={copy}>
      {isCopied ? words.copied : label}
    </Button>
  ) : (
    <IconButton label={isCopied ? words.copied : words.copy} onClick={copy}>
      {icon}
    </IconButton>
  )
}
