/** Who answers, fixes and signs on a channel, as the screen shows and changes it. */
import { DUTIES, type Duties, type Duty } from '#areas/channels/schema.ts'
import type { ChannelShown } from '#areas/channels/screens/queries.ts'
import type { Person, Team } from '../queries.ts'

export interface Holder {
  kind: 'person' | 'team'
  id: string
  /** Null when they left or the team is gone. */
  name: string | null
}

export interface Folk {
  people: readonly Person[]
  teams: readonly Team[]
}

/** A person before a team, where both are named. */
export function holderOf(channel: Duties, duty: Duty, { people, teams }: Folk): Holder | null {
  const person_id = channel[`${duty}_person_id`]
  const team_id = channel[`${duty}_team_id`]
  if (person_id) {
    const person = people.find(({ id }) => id === person_id)
    return { kind: 'person', id: person_id, name: person && !person.deactivated_at ? person.name : null }
  }
  if (team_id) return { kind: 'team', id: team_id, name: teams.find(({ id }) => id === team_id)?.name ?? null }
  return null
}

/** The six fields of a channel with one duty given to somebody, or to nobody. */
export function dutiesWith(channel: Duties, duty: Duty, holder: Pick<Holder, 'kind' | 'id'> | null): Duties {
  return {
    ...dutiesOf(channel),
    [`${duty}_person_id`]: holder?.kind === 'person' ? holder.id : null,
    [`${duty}_team_id`]: holder?.kind === 'team' ? holder.id : null,
  }
}

export function dutiesOf(channel: Duties): Duties {
  const { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id } = channel
  return { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id }
}

export interface Gap {
  channel: ChannelShown
  duty: Duty
}

export const gapsOf = (channels: readonly ChannelShown[]): Gap[] =>
  channels.flatMap((channel) => DUTIES.filter((duty) => channel.gaps.includes(duty)).map((duty) => ({ channel, duty })))

export const nameOf = ({ display_name, handle }: Pick<ChannelShown, 'display_name' | 'handle'>): string =>
  display_name || handle
