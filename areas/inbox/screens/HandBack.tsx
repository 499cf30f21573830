import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import { ReasonForm } from './ReasonForm.tsx'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

export interface HandBackProps {
  row: ConversationRow
  onHandBack: (to: { id: string; name: string } | null, reason: string) => void
  onClose: () => void
}

/** To whoever gave it, or to its team; with why, if one wants to say. */
export function HandBack({ row, onHandBack, onClose }: HandBackProps) {
  const words = useWords(inboxWords)
  const giver = useNames().people.find((person) => person.id === row.given?.by.id) ?? null
  const title = giver ? words.handBackTo(giver.name) : words.handBackNow
  return (
    <Dialog open onClose={onClose} title={title}>
      <ReasonForm
        send={words.handBackNow}
        help={giver ? words.handBackHelp : words.handBackHelpTeam}
        needed="no"
        onSend={(reason) => onHandBack(giver, reason)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
