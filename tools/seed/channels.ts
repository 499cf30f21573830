/**
 * Where Fernhill is heard and speaks: an account that is made up, the open stream, four feeds. In the end a hold stands
 * over everything and no process listens, so nothing of a made-up house ever leaves the machine.
 */
import { sql } from 'kysely'
import { dutyMembers } from '#areas/administration/people.ts'
import { pauseChannel } from '#areas/channels/channels.ts'
import { connectChannel, type NamedDuties } from '#areas/channels/connecting.ts'
import { keepCursor } from '#areas/channels/cursor.ts'
import { placeHold } from '#areas/channels/holds.ts'
import type { Channel } from '#areas/channels/schema.ts'
import { probeNow } from '#areas/channels/upkeep.ts'
import { grantWhereMissing } from '#areas/conduct/grants.ts'
import { COLLEAGUES, FOUNDER } from './people.ts'
import { before, DAY_MS, DAYS, inWorkOf, MINUTE_MS, personNamed, type Seeding, teamNamed } from './seeding.ts'
import { FEEDS } from './texts/news.ts'

export async function channels(seeding: Seeding): Promise<void> {
  seeding.clock.now = before(seeding, DAYS * DAY_MS - 60 * MINUTE_MS)
  const account = await connect(seeding, {
    network: 'bluesky',
    answers: { handle: 'fernhill.example', app_password: 'made up' },
    // Nobody signs: the one gap that Channels shows red.
    duties: { answers_team_id: teamNamed(seeding, 'Service'), fixes_team_id: teamNamed(seeding, 'Product') },
  })
  keep(seeding, 'account', account)
  keep(seeding, 'stream', await connect(seeding, { network: 'bluesky', purpose: 'source', answers: {}, duties: {} }))
  for (const [i, { address }] of FEEDS.entries())
    keep(seeding, `feed ${i}`, await connect(seeding, { network: 'feeds', answers: { address }, duties: {} }))
  await letAllSpeak(seeding, account.id)
}

interface Asked {
  network: string
  purpose?: Channel['purpose']
  answers: Record<string, string>
  duties: NamedDuties
}

const connectingOf = ({ sending }: Seeding) => ({ ...sending, membersOf: dutyMembers, reachable_at: null })

async function connect(seeding: Seeding, ask: Asked): Promise<Channel> {
  const whose = { workspace_id: seeding.workspace_id, by: personNamed(seeding, FOUNDER.name) }
  return (await connectChannel(connectingOf(seeding), whose, ask)).channel
}

function keep({ workspace_id, channels: kept }: Seeding, name: string, channel: Channel): void {
  const { id: channel_id, network, native_id, purpose } = channel
  kept.set(name, { workspace_id, channel_id, network, native_id, purpose, token: 0 })
}

async function letAllSpeak(seeding: Seeding, channel_id: string): Promise<void> {
  const agents = COLLEAGUES.filter(({ role }) => role === 'agent')
  const person_ids = [FOUNDER, ...agents].map(({ name }) => personNamed(seeding, name).id)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    grantWhereMissing(work, { channel_id, person_ids, reason: 'Read the code of conduct and answers for their team.' }),
  )
}

export async function holdEverything(seeding: Seeding): Promise<void> {
  seeding.clock.now = before(seeding, 15 * MINUTE_MS)
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) =>
    placeHold(work, { channel_id: null, reason: 'Fernhill is made up, so nothing leaves the house.' }),
  )
}

/** Nobody listens to what is not there, and nobody looks after it. One feed is paused, as feeds sometimes are. */
export async function rest(seeding: Seeding): Promise<void> {
  const forum = seeding.channels.get('feed 2')
  if (forum) await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), (work) => pauseChannel(work, forum.channel_id))
  await inWorkOf(seeding, personNamed(seeding, FOUNDER.name), async (work) => {
    for (const channel of seeding.channels.values())
      if (channel !== forum)
        await keepCursor(work, channel, { cursor: work.now.toISOString(), behind_ms: 900, events: [] })
  })
  const { workspace_id } = seeding
  for (const { channel_id } of seeding.channels.values())
    await probeNow(connectingOf(seeding), { workspace_id, by: personNamed(seeding, FOUNDER.name) }, channel_id)
  await seeding.past.asPlatform((db) =>
    sql`update channels_leases set next_at = 'infinity', upkeep_at = 'infinity' where workspace_id = ${workspace_id}`.execute(
      db,
    ),
  )
}
