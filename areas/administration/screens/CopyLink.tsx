import { useRef, useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { linkWords } from './link-words.ts'

/** A link that is shown once, to be handed over by hand. Over plain http a browser may not copy: then it is marked. */
export function CopyLink({ label, link, help }: { label: string; link: string; help?: string }) {
  const words = useWords(linkWords)
  const box = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState<'no' | 'yes' | 'marked'>('no')
  const copy = async () => {
    const input = box.current?.querySelector('input')
    input?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      input?.focus()
      setCopied('marked')
    }
  }
  const line = { no: help, yes: words.copied, marked: words.marked }[copied]
  return (
    <div className="copy-link" ref={box}>
      <TextField label={label} value={link} readOnly dir="ltr" icon="link" help={<span role="status">{line}</span>} />
      <Button icon="copy" onClick={() => void copy()}>
        {words.copy}
      </Button>
    </div>
  )
}
