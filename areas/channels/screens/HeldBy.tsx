/** Who answers on a channel, and below whoever fixes and signs; what is missing is seen. */
import { Avatar, Nobody } from '#web/ui/Avatar.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { Duty } from '../schema.ts'
import type { ShownChannel } from './channel-queries.ts'
import type { useNames } from './names.ts'
import { channelsWords } from './words.ts'

type Names = ReturnType<typeof useNames>

export const holderOf = (channel: ShownChannel, duty: Duty, names: Names): string | null =>
  names.person(channel[`${duty}_person_id`]) ?? names.team(channel[`${duty}_team_id`]) ?? null

export function HeldBy({ channel, names }: { channel: ShownChannel; names: Names }) {
  const words = useWords(channelsWords)
  if (channel.purpose === 'source') return <span className="ink-3">{words.nobodyNeeds}</span>
  const person = names.person(channel.answers_person_id)
  const team = names.team(channel.answers_team_id)
  const missing = channel.gaps.filter((gap) => gap !== 'answers')
  return (
    <div className="held-by">
      {channel.gaps.includes('answers') ? (
        <Nobody />
      ) : (
        <span className="flex-row">
          <Avatar name={person ?? team ?? '…'} kind={person ? 'ours' : 'team'} size="s" />
          <span className="cut">{person ?? team ?? '…'}</span>
        </span>
      )}
      <Gaps gaps={missing} />
    </div>
  )
}

/** Duties that nobody has, in red and in words. */
export function Gaps({ gaps }: { gaps: readonly Duty[] }) {
  const words = useWords(channelsWords)
  const [first, ...rest] = gaps.map((gap) => words.gaps[gap])
  if (!first) return null
  return (
    <span className="meta gap-line">
      <Icon name="dashed" size="s" /> {[first, ...rest.map((gap) => gap.toLowerCase())].join(', ')}
    </span>
  )
}
