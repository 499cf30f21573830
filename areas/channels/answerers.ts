/** Whoever answers a channel gets the right to speak there: when they are named, and when they join those who are. */
import './tables.ts'
import { grantWhereMissing, takenBackFrom } from '#areas/conduct/grants.ts'
import type { Reactions } from '#platform/reactions.ts'
import { mayRole } from '#platform/rights.ts'
import type { Work } from '#platform/work.ts'
import type { MembersOf } from './ports.ts'
import type { Channel } from './schema.ts'

/** Each of them whose role lets them answer. */
export async function letAnswerersSpeak(work: Work, membersOf: MembersOf, channel: Channel): Promise<void> {
  const person_ids = await answerersOf(work, membersOf, channel)
  await grantWhereMissing(work, { channel_id: channel.id, person_ids, reason: 'Named as who answers this channel.' })
}

export function joining(membersOf: MembersOf): Reactions {
  const joined = (work: Work, facts: readonly { detail: { person_id: string } }[]) =>
    letThemSpeak(work, membersOf, new Set(facts.map(({ detail }) => detail.person_id)))
  return {
    'administration.person_joined': joined,
    'administration.person_reactivated': joined,
    'administration.person_changed': joined,
    'administration.member_added': joined,
  }
}

/** From whom somebody took it back, they keep it so, whatever team they join. */
async function letThemSpeak(work: Work, membersOf: MembersOf, people: ReadonlySet<string>): Promise<void> {
  const channels = await work.db
    .selectFrom('channels_channels')
    .selectAll()
    .where('purpose', '=', 'account')
    .where('retired_at', 'is', null)
    .where((or) => or.or([or('answers_person_id', 'is not', null), or('answers_team_id', 'is not', null)]))
    .execute()
  for (const channel of channels) {
    const theirs = (await answerersOf(work, membersOf, channel)).filter((person_id) => people.has(person_id))
    if (theirs.length === 0) continue
    const taken = await takenBackFrom(work, channel.id)
    await grantWhereMissing(work, {
      channel_id: channel.id,
      person_ids: theirs.filter((person_id) => !taken.has(person_id)),
      reason: 'Joined those who answer this channel.',
    })
  }
}

async function answerersOf(work: Work, membersOf: MembersOf, channel: Channel): Promise<string[]> {
  const members = await membersOf(work, {
    person_ids: channel.answers_person_id ? [channel.answers_person_id] : [],
    team_ids: channel.answers_team_id ? [channel.answers_team_id] : [],
  })
  return members.filter(({ role }) => mayRole(role, 'answer')).map(({ person_id }) => person_id)
}
