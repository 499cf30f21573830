/** Who answers, who fixes, who signs: a person or a team each, changed in place; a gap is red. */
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import type { Choice } from '#web/ui/choices.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { SelectField } from '#web/ui/SelectField.tsx'
import { useWords } from '#web/words.ts'
import { setDuties } from '../api.ts'
import { DUTIES, type Duties, type Duty } from '../schema.ts'
import { CHANNELS, type ShownChannel } from './channel-queries.ts'
import { holderOf } from './HeldBy.tsx'
import { useNames } from './names.ts'
import { channelsWords } from './words.ts'

const NOBODY = 'nobody'

export function DutiesSection({ channel }: { channel: ShownChannel }) {
  const words = useWords(channelsWords)
  const names = useNames()
  const administers = useMay('administer')
  const { doing, run } = useDoing(CHANNELS)
  const before = dutiesOf(channel)
  const choices: Choice[] = [
    { value: NOBODY, label: words.nobody, icon: 'dashed' },
    ...names.teams.map(({ id, name }) => ({
      value: `team ${id}`,
      label: name,
      before: <Avatar name={name} kind="team" size="s" />,
    })),
    ...names.people.map(({ id, name }) => ({
      value: `person ${id}`,
      label: name,
      before: <Avatar name={name} size="s" />,
    })),
  ]
  const set = (duties: Duties, back?: Duties): void =>
    run({
      key: 'duties',
      ask: () => call(setDuties, { id: channel.id, ...duties }),
      done: () => ({ text: words.dutySet, ...(back && { undo: () => set(back) }) }),
    })
  return (
    <section className="part">
      <h3>{words.dutiesTitle}</h3>
      {DUTIES.map((duty) => (
        <div key={duty} className={channel.gaps.includes(duty) ? 'duty-field gap' : 'duty-field'}>
          {administers ? (
            <SelectField
              label={words.duties[duty]}
              choices={choices}
              value={valueOf(channel, duty)}
              disabled={doing !== null}
              onChoice={(value) => set({ ...before, ...chosen(duty, value) }, before)}
            />
          ) : (
            <p>
              <span className="meta block">{words.duties[duty]}</span>
              {holderOf(channel, duty, names) ?? words.nobody}
            </p>
          )}
          {channel.gaps.includes(duty) && (
            <p className="meta gap-line">
              <Icon name="dashed" size="s" /> {words.gaps[duty]}
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function dutiesOf(channel: ShownChannel): Duties {
  const { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id } = channel
  return { answers_person_id, answers_team_id, fixes_person_id, fixes_team_id, signs_person_id, signs_team_id }
}

function valueOf(channel: ShownChannel, duty: Duty): string {
  const [person, team] = [channel[`${duty}_person_id`], channel[`${duty}_team_id`]]
  return person ? `person ${person}` : team ? `team ${team}` : NOBODY
}

function chosen(duty: Duty, value: string): Partial<Duties> {
  const [kind, id = null] = value.split(' ')
  return { [`${duty}_person_id`]: kind === 'person' ? id : null, [`${duty}_team_id`]: kind === 'team' ? id : null }
}
