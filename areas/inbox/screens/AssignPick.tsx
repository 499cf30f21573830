import type { Command } from '#web/commands.ts'
import { useSession } from '#web/session.ts'
import { Pick } from '#web/ui/Pick.tsx'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

const NOBODY = 'nobody'

export interface AssignPickProps {
  row: ConversationRow
  onPick: (to: { id: string; name: string } | null) => void
  onClose: () => void
}

/** To whom: oneself first, then the team it is with, then everybody. */
export function AssignPick({ row, onPick, onClose }: AssignPickProps) {
  const words = useWords(inboxWords)
  const me = useSession().person
  const { people, team } = useNames()
  const others = people.filter((person) => person.id !== me.id && person.id !== row.assignee_id)
  const inTeam = (person: { team_ids?: readonly string[] }) =>
    Boolean(row.team_id && person.team_ids?.includes(row.team_id))
  const ordered = [...others.filter(inTeam), ...others.filter((person) => !inTeam(person))]
  const choices: Command[] = ordered.map(({ id, name, ...rest }) => ({
    id,
    label: name,
    group: words.giveTo,
    icon: 'user',
    ...(inTeam(rest) && { note: team(row.team_id) ?? '' }),
  }))
  if (row.assignee_id !== me.id)
    choices.unshift({
      id: me.id,
      label: words.giveToYou,
      group: words.giveTo,
      icon: 'user-check',
      also: me.name,
      keys: 't',
    })
  if (row.assignee_id) choices.push({ id: NOBODY, label: words.giveToNobody, group: words.giveTo, icon: 'minus' })
  const pick = (id: string) =>
    onPick(id === NOBODY ? null : ([me, ...people].find((person) => person.id === id) ?? null))
  return <Pick title={words.giveTo} placeholder={words.findPerson} choices={choices} onPick={pick} onClose={onClose} />
}
