/** Likes, hides and deletes on the network: asked in one Work, done outside, its outcome in another. */
import './tables.ts'
import { speakerFor } from '#areas/conduct/grants.ts'
import { type Account, type Connector, ConnectorError, type Deed } from '#connectors/connector.ts'
import { clearDue, type DueHandlers, setDue } from '#platform/due.ts'
import { happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import { problemOf } from './calling.ts'
import { findChannel } from './channels.ts'
import { type Connecting, connectorFor, type Whose } from './connecting.ts'
import { whyMute } from './deliveries.ts'
import { lockSpeechShared, standingHold } from './holds.ts'
import type { DeedRecord, Problem } from './schema.ts'
import { within } from './sending.ts'

export type DeedAsk = Deed & { id: string; reason: string | null }

/** Does it now and tells what came of it. What a process that ends in between leaves as `asked` is found by `deedsDue`. */
export async function doDeed(connecting: Connecting, whose: Whose, ask: DeedAsk): Promise<DeedRecord> {
  const asked = await connecting.database.inWork(whose, (work) => askDeed(work, connecting, ask))
  const outcome = await call(connecting, asked, ask)
  return connecting.database.inWork(whose, (work) => settle(work, asked.record, outcome))
}

interface Asked {
  record: DeedRecord
  account: Account
  moderate: NonNullable<Connector['moderate']>
}

async function askDeed(work: Work, connecting: Connecting, ask: DeedAsk): Promise<Asked> {
  const channel = await findChannel(work, ask.id)
  const speaker = await speakerFor(work, channel.id)
  const connector = connectorFor(connecting, channel.network)
  const mute = whyMute(channel)
  if (mute) refuse('conflict', 'channel_cannot_speak', mute)
  await refuseHeld(work, ask)
  const ability = channel.abilities?.[ask.deed]
  if (!connector.moderate || ability?.may === 'no')
    refuse(
      'conflict',
      'cannot_do_there',
      ability?.may === 'no' ? ability.because : `${connector.name} offers no way to ${ask.deed} from here.`,
    )
  const account = await accountOf(work, connecting.secrets, channel)
  if (!account) refuse('conflict', 'not_signed_in_there', 'This channel must be signed in again. Connect it anew.')
  const record: DeedRecord = {
    id: newId(work.now),
    channel_id: channel.id,
    person_id: speaker.person_id,
    grant_id: speaker.grant_id,
    deed: ask.deed,
    native_id: ask.native_id,
    reason: ask.reason,
    state: 'asked',
    problem: null,
    asked_at: work.now,
    settled_at: null,
  }
  await work.db
    .insertInto('channels_deeds')
    .values({ ...record, workspace_id: work.workspace_id })
    .execute()
  const due_at = new Date(work.now.getTime() + 2 * connecting.pace.call_ms)
  await setDue(work, { kind: SETTLE_LOST, subject_id: record.id, due_at })
  return { record, account, moderate: connector.moderate.bind(connector) }
}

/** A like speaks; hiding and deleting is what one may need most while everything else is held. */
async function refuseHeld(work: Work, ask: DeedAsk): Promise<void> {
  if (ask.deed !== 'like') return
  await lockSpeechShared(work)
  const hold = await standingHold(work, ask.id)
  if (hold) refuse('conflict', 'hold_stands', `A hold stands: ${hold.reason} Release the hold first.`)
}

type Outcome = Pick<DeedRecord, 'state' | 'problem'>

async function call(connecting: Connecting, { account, moderate }: Asked, ask: DeedAsk): Promise<Outcome> {
  const deed: Deed = { deed: ask.deed, native_id: ask.native_id, reply_handle: ask.reply_handle }
  try {
    await within(connecting.outside, connecting.pace.call_ms / 2, (outside) => moderate(outside, account, deed))
    return { state: 'done', problem: null }
  } catch (error) {
    const problem = problemOf(connecting, error)
    // What is gone is deleted.
    if (ask.deed === 'delete' && problem.kind === 'not_found') return { state: 'done', problem: null }
    const unknown = !(error instanceof ConnectorError) || error.kind === 'outcome_unknown' || error.kind === 'bug'
    return { state: unknown ? 'unknown' : 'refused', problem }
  }
}

async function settle(work: Work, record: DeedRecord, outcome: Outcome): Promise<DeedRecord> {
  const { id, channel_id, deed } = record
  await clearDue(work, SETTLE_LOST, [id])
  const row = await work.db
    .updateTable('channels_deeds')
    .set({ ...outcome, settled_at: work.now })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  happened(work, 'channels.deed_settled', { deed_id: id, channel_id, deed, state: row.state })
  return row
}

const SETTLE_LOST = 'channels.settle_lost_deeds'

/** The call ended long ago, and whoever made it did not live to tell: said as what it is, so that a person looks. */
export const deedsDue: DueHandlers = {
  [SETTLE_LOST]: async (work, ids) => {
    const lost = await work.db
      .selectFrom('channels_deeds')
      .selectAll()
      .where('id', 'in', ids)
      .where('state', '=', 'asked')
      .forUpdate()
      .execute()
    for (const record of lost) await settle(work, record, { state: 'unknown', problem: LOST })
  },
}

const LOST: Problem = {
  kind: 'outcome_unknown',
  sentence:
    'Baton was stopped while the network was asked, so it is not known whether this was done. Look on the network, and do it again if it was not.',
}

export async function listDeeds(
  work: Work,
  of: { id: string; native_id?: string | undefined; before?: string | undefined },
): Promise<DeedRecord[]> {
  let query = work.db.selectFrom('channels_deeds').selectAll().where('channel_id', '=', of.id)
  if (of.native_id) query = query.where('native_id', '=', of.native_id)
  if (of.before) query = query.where('id', '<', of.before)
  return query.orderBy('id', 'desc').limit(100).execute()
}
