import { Checkbox } from '#web/ui/Checkbox.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { Team } from '../queries.ts'
import { peopleWords } from './words.ts'

export type TeamWords = Pick<Team, 'name' | 'purpose' | 'sealed'>

export function TeamFields({ team, onTeam }: { team: TeamWords; onTeam: (team: TeamWords) => void }) {
  const words = useWords(peopleWords)
  return (
    <>
      <TextField
        label={words.teamName}
        name="name"
        required
        value={team.name}
        onText={(name) => onTeam({ ...team, name })}
      />
      <TextField
        label={words.purpose}
        name="purpose"
        help={words.purposeHelp}
        value={team.purpose}
        onText={(purpose) => onTeam({ ...team, purpose })}
      />
      <Checkbox
        label={words.sealed}
        help={words.sealedHelp}
        name="sealed"
        checked={team.sealed}
        onChange={(sealed) => onTeam({ ...team, sealed })}
      />
    </>
  )
}
