/** Who is told of what happens to our channels: whose sign-in ended, whose hold somebody released, of whose deed nobody knows. */
import './tables.ts'
import { administratorIds, peopleByIds } from '#areas/administration/people.ts'
import { notifyOf } from '#areas/notifications/notices.ts'
import type { Fact } from '#platform/facts.ts'
import type { Reactions } from '#platform/reactions.ts'
import type { Work } from '#platform/work.ts'
import type { MembersOf } from './ports.ts'
import type { Channel, DeedRecord } from './schema.ts'

export const telling = (membersOf: MembersOf): Reactions => ({
  'channels.channel_changed': (work, facts) => tellOfChannels(work, membersOf, facts),
  'channels.hold_released': tellOfHolds,
  'channels.deed_settled': tellOfDeeds,
})

/** Administrators can sign it in again, and those who answer or fix it can ask them to. */
async function tellOfChannels(
  work: Work,
  membersOf: MembersOf,
  facts: Fact<'channels.channel_changed'>[],
): Promise<void> {
  for (const fact of facts.filter((each) => each.detail.state === 'needs_person')) {
    const channel = await channelOf(work, fact.detail.channel_id)
    // Somebody may have mended it since.
    if (channel?.state !== 'needs_person') continue
    const theirs = await membersOf(work, {
      person_ids: [channel.answers_person_id, channel.fixes_person_id].flatMap((id) => id ?? []),
      team_ids: [channel.answers_team_id, channel.fixes_team_id].flatMap((id) => id ?? []),
    })
    const people_ids = [...(await administratorIds(work)), ...theirs.map((member) => member.person_id)]
    const reason = `${channel.display_name} must be signed in again: until then it is neither heard nor spoken on.`
    await notifyOf(work, fact, { people_ids, news: { ...placeOf(channel), kind: fact.name, reason } })
  }
}

async function tellOfHolds(work: Work, facts: Fact<'channels.hold_released'>[]): Promise<void> {
  for (const fact of facts) {
    const { hold_id, channel_id } = fact.detail
    const hold = await work.db
      .selectFrom('channels_holds')
      .select(['placed_by', 'released_at'])
      .where('id', '=', hold_id)
      .executeTakeFirst()
    // A release that was taken back was none.
    if (!hold?.placed_by || !hold.released_at) continue
    const reason = `${await nameOf(work, fact)} released the hold that you placed.`
    const path = channel_id ? `/channels/${channel_id}` : '/channels'
    const news = { kind: fact.name, subject: `hold/${hold_id}`, path, reason }
    await notifyOf(work, fact, { people_ids: [hold.placed_by], news })
  }
}

const DEEDS: Readonly<Record<DeedRecord['deed'], string>> = {
  like: 'your like arrived',
  hide: 'what you wanted hidden is hidden',
  delete: 'what you wanted deleted is deleted',
}

/** What was answered while they looked on, they saw. */
async function tellOfDeeds(work: Work, facts: Fact<'channels.deed_settled'>[]): Promise<void> {
  for (const fact of facts.filter((each) => each.by_kind === 'system')) {
    const deed = await work.db
      .selectFrom('channels_deeds')
      .selectAll()
      .where('id', '=', fact.detail.deed_id)
      .executeTakeFirst()
    const channel = deed?.state === 'unknown' ? await channelOf(work, deed.channel_id) : undefined
    if (!deed || !channel) continue
    const reason = `Nobody knows whether ${DEEDS[deed.deed]}: Baton was stopped meanwhile. Look on the network.`
    const news = { ...placeOf(channel), subject: `deed/${deed.id}`, kind: fact.name, reason }
    await notifyOf(work, fact, { people_ids: [deed.person_id], news })
  }
}

const placeOf = ({ id }: Channel) => ({ subject: `channel/${id}`, path: `/channels/${id}` })

const channelOf = (work: Work, id: string): Promise<Channel | undefined> =>
  work.db.selectFrom('channels_channels').selectAll().where('id', '=', id).executeTakeFirst()

async function nameOf(work: Work, { by_kind, by_id }: Fact): Promise<string> {
  const person = by_kind === 'person' ? (await peopleByIds(work, [by_id])).get(by_id) : undefined
  return person?.name ?? 'A colleague'
}
