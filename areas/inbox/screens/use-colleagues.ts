import type { Command } from '#web/commands.ts'
import { useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { useNames } from './people.ts'
import type { ConversationRow } from './shown.ts'
import { inboxWords } from './words.ts'

export interface Colleague {
  id: string
  name: string
}

/** Whom it could be given to: oneself first, then the team it is with, then everybody; not who has it. */
export function useColleagues({ team_id, assignee_id }: Pick<ConversationRow, 'team_id' | 'assignee_id'>) {
  const words = useWords(inboxWords)
  const me = useSession().person
  const { people, team } = useNames()
  const others = people.filter(({ id }) => id !== me.id && id !== assignee_id)
  const inTeam = (person: { team_ids?: readonly string[] }) => Boolean(team_id && person.team_ids?.includes(team_id))
  const ordered = [...others.filter(inTeam), ...others.filter((person) => !inTeam(person))]
  const choices: Command[] = ordered.map(({ id, name, ...rest }) => ({
    ...{ id, label: name, group: words.giveTo, icon: 'user' },
    ...(inTeam(rest) && { note: team(team_id) ?? '' }),
  }))
  if (assignee_id !== me.id)
    choices.unshift({
      ...{ id: me.id, label: words.giveToYou, group: words.giveTo, icon: 'user-check' },
      ...{ also: me.name, keys: 't' },
    })
  const colleague = (id: string): Colleague | null => [me, ...people].find((person) => person.id === id) ?? null
  return { choices, colleague }
}
