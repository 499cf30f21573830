/** What a notice on a hold or a deed is about: the channel, and why it was held. One on a channel names it itself. */
import './tables.ts'
import { onlyOf } from '#areas/notifications/notices.ts'
import type { AboutOf } from '#areas/notifications/ports.ts'
import type { Work } from '#platform/work.ts'

export const aboutChannels: AboutOf = async (work, notices) => {
  const [of_holds, of_deeds] = [onlyOf(notices, 'hold'), onlyOf(notices, 'deed')]
  const holds = await holdsByIds(work, idsOf(of_holds))
  const deeds = await deedsByIds(work, idsOf(of_deeds))
  const about = new Map([
    ...holds.map(({ id, reason, ...channel }) => [id, { ...named(channel), words: reason }] as const),
    ...deeds.map(({ id, ...channel }) => [id, { ...named(channel), words: '' }] as const),
  ])
  return new Map(
    [...of_holds, ...of_deeds].flatMap(({ id, subject_id }) => {
      const found = about.get(subject_id)
      return found ? [[id, found] as const] : []
    }),
  )
}

const idsOf = (notices: readonly { subject_id: string }[]) => [...new Set(notices.map((each) => each.subject_id))]

/** A hold on no channel holds everything. */
const named = ({ display_name, network }: { display_name: string | null; network: string | null }) => ({
  name: display_name ?? 'All channels',
  network,
})

async function holdsByIds(work: Work, ids: readonly string[]) {
  if (ids.length === 0) return []
  return work.db
    .selectFrom('channels_holds')
    .leftJoin('channels_channels', 'channels_channels.id', 'channels_holds.channel_id')
    .select(['channels_holds.id', 'channels_holds.reason', 'display_name', 'network'])
    .where('channels_holds.id', 'in', ids)
    .execute()
}

async function deedsByIds(work: Work, ids: readonly string[]) {
  if (ids.length === 0) return []
  return work.db
    .selectFrom('channels_deeds')
    .innerJoin('channels_channels', 'channels_channels.id', 'channels_deeds.channel_id')
    .select(['channels_deeds.id', 'display_name', 'network'])
    .where('channels_deeds.id', 'in', ids)
    .execute()
}
