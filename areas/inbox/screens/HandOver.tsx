import { useState } from 'react'
import type { Command } from '#web/commands.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import { ReasonForm, type Receiver, sendTo } from './ReasonForm.tsx'
import type { ConversationRow } from './shown.ts'
import { type Colleague, useColleagues } from './use-colleagues.ts'
import { useOtherTeams } from './use-other-teams.ts'
import { inboxWords } from './words.ts'

const TRIAGE = 'triage'

export interface HandOverProps {
  row: ConversationRow
  onHandOver: (to: Receiver, reason: string) => void
  onGive: (to: Colleague) => void
  onClose: () => void
}

/**
 * To which team, then why. The reason stands in the thread, and routing learns from it. Who types a name means a person:
 * it is given to them then, as by "Give to", and nothing is asked.
 */
export function HandOver({ row, onHandOver, onGive, onClose }: HandOverProps) {
  const words = useWords(inboxWords)
  const { others } = useOtherTeams(row)
  const { choices: people, colleague } = useColleagues(row)
  const [to, setTo] = useState<Receiver | null>(null)
  const choices: Command[] = others.map(({ id, name, member_ids }) => ({
    ...{ id, label: name, group: words.handTo, icon: 'people' },
    ...(member_ids.length === 0 && { facts: words.nobodyIn }),
  }))
  if (row.team_id) choices.push({ id: TRIAGE, label: words.triage, group: words.handTo, icon: 'minus' })
  const pick = (id: string) => {
    const person = colleague(id)
    if (person) return onGive(person)
    setTo({ id: id === TRIAGE ? null : id, name: choices.find((one) => one.id === id)?.label ?? '' })
  }
  if (!to)
    return (
      <Pick
        title={words.handTo}
        placeholder={words.findTeam}
        choices={choices}
        alsoFound={people}
        follows="question"
        onPick={pick}
        onClose={onClose}
      />
    )
  return (
    <Dialog open onClose={onClose} title={sendTo(to, words)}>
      <ReasonForm
        send={sendTo(to, words)}
        help={words.whyHelp}
        onSend={(reason) => onHandOver(to, reason)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
