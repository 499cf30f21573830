import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { ReasonForm } from './ReasonForm.tsx'
import { inboxWords } from './words.ts'

/** Why somebody who was asked gives it back; whoever asked them is told. */
export function HandBack({ onHandBack, onClose }: { onHandBack: (reason: string) => void; onClose: () => void }) {
  const words = useWords(inboxWords)
  return (
    <Dialog open onClose={onClose} title={words.handBack}>
      <ReasonForm send={words.handBackNow} help={words.handBackHelp} onSend={onHandBack} onCancel={onClose} />
    </Dialog>
  )
}
