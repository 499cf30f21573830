import { useState } from 'react'
import { useNames } from '#areas/inbox/screens/people.ts'
import { ReasonForm, sendTo } from '#areas/inbox/screens/ReasonForm.tsx'
import { inboxWords } from '#areas/inbox/screens/words.ts'
import type { Command } from '#web/commands.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import { streamWords } from './stream-words.ts'

interface Team {
  id: string
  name: string
}

/** To which team, then why. Only then a conversation is opened of it, so that nothing is left where somebody changes their mind. */
export function HandOverMention({
  onHandOver,
  onClose,
}: {
  onHandOver: (team: Team, reason: string) => void
  onClose: () => void
}) {
  const words = useWords(streamWords)
  const inbox = useWords(inboxWords)
  const { teams } = useNames()
  const [to, setTo] = useState<Team | null>(null)
  const choices = teams.map(({ id, name }): Command => ({ id, label: name, group: words.handTo, icon: 'people' }))
  if (!to)
    return (
      <Pick
        title={words.handTo}
        placeholder={words.findTeam}
        choices={choices}
        follows="question"
        onPick={(id) => setTo({ id, name: choices.find((one) => one.id === id)?.label ?? '' })}
        onClose={onClose}
      />
    )
  return (
    <Dialog open onClose={onClose} title={sendTo(to, inbox)}>
      <ReasonForm
        send={sendTo(to, inbox)}
        help={inbox.whyHelp}
        onSend={(reason) => onHandOver(to, reason)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
