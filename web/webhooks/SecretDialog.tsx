import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ShownOnce } from '#web/ui/ShownOnce.tsx'
import { useWords } from '#web/words.ts'
import { webhooksWords } from './words.ts'

/** The one time that a secret can be seen: it stays until somebody says that they have it. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useWords(webhooksWords)
  return (
    <Dialog
      open
      stays
      onClose={onClose}
      title={words.secretTitle}
      acts={
        <Button kind="primary" onClick={onClose}>
          {words.kept}
        </Button>
      }
    >
      <p className="ink-2">{words.secretLine}</p>
      <ShownOnce label={words.secret} text={secret} />
    </Dialog>
  )
}
