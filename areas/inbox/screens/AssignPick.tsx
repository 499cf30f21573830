import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import type { ConversationRow } from './shown.ts'
import { type Colleague, useColleagues } from './use-colleagues.ts'
import { inboxWords } from './words.ts'

const NOBODY = 'nobody'

export interface AssignPickProps {
  row: ConversationRow
  onPick: (to: Colleague | null) => void
  onClose: () => void
}

/** To whom, or to nobody. */
export function AssignPick({ row, onPick, onClose }: AssignPickProps) {
  const words = useWords(inboxWords)
  const { choices, colleague } = useColleagues(row)
  if (row.assignee_id) choices.push({ id: NOBODY, label: words.giveToNobody, group: words.giveTo, icon: 'minus' })
  const pick = (id: string) => onPick(id === NOBODY ? null : colleague(id))
  return <Pick title={words.giveTo} placeholder={words.findPerson} choices={choices} onPick={pick} onClose={onClose} />
}
