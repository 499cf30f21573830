/** A secret as it is shown: to be read, selected and copied, and in no field that a browser would keep. */
import { useShellWords } from '#web/words.ts'
import { Button } from './Button.tsx'
import { say } from './toasts.ts'

export function ShownOnce({ label, text }: { label: string; text: string }) {
  const words = useShellWords()
  const copy = () => {
    // Without a secure context there is no clipboard; the text can be selected by hand.
    navigator.clipboard?.writeText(text).then(
      () => say({ text: words.copied }),
      () => say({ kind: 'failed', text: words.notCopied }),
    )
  }
  return (
    <div className="shown-once">
      <span className="label">{label}</span>
      <code>{text}</code>
      {Boolean(navigator.clipboard) && (
        <Button icon="copy" onClick={copy}>
          {words.copy}
        </Button>
      )}
    </div>
  )
}
