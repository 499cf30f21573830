import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { LISTED, type Listed } from '../schema.ts'
import { useNames } from './people.ts'
import type { Go, Place } from './place.ts'
import { inboxWords } from './words.ts'

const EVERY = 'every'

/** Open, of that the urgent, answered or closed; and a team that has no place of its own above. */
export function StateMenu({ place, go }: { place: Place; go: Go }) {
  const words = useWords(inboxWords)
  const { teams, team } = useNames()
  const reads = useMay('read')
  const pickTeam = (id: string) =>
    id === EVERY ? go({ view: 'all', team_id: null, id: null }) : go({ view: 'team', team_id: id, id: null })
  const ofTeams: MenuEntry[] = [
    'rule',
    {
      head: words.teams,
      value: place.view === 'team' ? (place.team_id ?? EVERY) : EVERY,
      choices: [{ value: EVERY, label: words.everyTeam }, ...teams.map(({ id, name }) => ({ value: id, label: name }))],
      onPick: pickTeam,
    },
  ]
  return (
    <Menu
      trigger={
        <button type="button" className="meta state-menu">
          <span className="cut">
            {words.filter(words.states[place.state], place.view === 'team' ? (team(place.team_id) ?? null) : null)}
          </span>
          <Icon name="down" size="s" />
        </button>
      }
      entries={[
        {
          head: words.showState,
          value: place.state,
          choices: LISTED.map((state) => ({ value: state, label: words.states[state] })),
          onPick: (state) => go({ state: state as Listed, id: null }),
        },
        ...(reads ? ofTeams : []),
      ]}
    />
  )
}
