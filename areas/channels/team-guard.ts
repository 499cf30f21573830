/** A team that answers, fixes or signs for an account stays until somebody else does. */
import './tables.ts'
import type { Work } from '#platform/work.ts'

/** Why this team may not be deleted, or null. */
export async function hasDuty(work: Work, team_id: string): Promise<string | null> {
  const channel = await work.db
    .selectFrom('channels_channels')
    .select('display_name')
    .where('state', '<>', 'retired')
    .where((is) =>
      is.or([
        is('answers_team_id', '=', team_id),
        is('fixes_team_id', '=', team_id),
        is('signs_team_id', '=', team_id),
      ]),
    )
    .orderBy('id')
    .executeTakeFirst()
  return channel
    ? `it answers, fixes or signs for ${channel.display_name}. Name somebody else there first, under People.`
    : null
}
