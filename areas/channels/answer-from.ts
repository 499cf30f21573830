/** Which account of ours an answer leaves from: the one they wrote to, else one of ours on that network that may answer. */
import './tables.ts'
import type { Limits } from '#connectors/connector.ts'
import { networks } from '#connectors/networks.ts'
import type { Work } from '#platform/work.ts'
import { CHANNEL_MAY, type Channel, type Delivery } from './schema.ts'

export type AnswerAccount = { channel: Channel; limits: Limits; problem: null } | { channel: null; problem: string }

/** What was said there is answered through what its own channel heard, which knows how. */
export const speaksOn = (network: string): boolean => networks[network]?.publish !== undefined

export async function accountToAnswer(
  work: Work,
  of: { network: string; channel_id: string; private: boolean },
): Promise<AnswerAccount> {
  const connector = networks[of.network]
  if (!connector?.publish) return { channel: null, problem: whySilent(of.network) }
  const accounts = await work.db
    .selectFrom('channels_channels')
    .selectAll()
    .where('network', '=', of.network)
    .where('purpose', '=', 'account')
    .orderBy('id')
    .execute()
  const ordered = accounts.toSorted((a, b) => Number(b.id === of.channel_id) - Number(a.id === of.channel_id))
  const channel = ordered.find((each) => CHANNEL_MAY[each.state].speak)
  if (channel) return { channel, limits: connector.limits, problem: null }
  if (accounts.length === 0)
    return {
      channel: null,
      problem: `No ${connector.name} account is connected to answer from. An administrator can connect one under Channels.`,
    }
  return {
    channel: null,
    problem:
      accounts[0]?.problem ??
      `${connector.name} cannot be answered from just now: its account is ${accounts[0]?.state}. See Channels.`,
  }
}

/** What was written down, or brought from elsewhere, may have no post that could be opened. */
function whySilent(network: string): string {
  if (network === 'offline')
    return 'This was heard offline, so there is no post to answer. Call them, or meet them. Where somebody wrote down how to reach them, it stands beside the conversation.'
  const name = networks[network]?.name
  return name
    ? `${name} is only listened to: nothing can be answered there. Open the post and answer by hand, if it is worth it.`
    : 'This was brought here from elsewhere, and nothing can be answered there from here. Answer where it was said, if it is worth it.'
}

export async function deliveriesByIds(work: Work, ids: readonly string[]): Promise<Map<string, Delivery>> {
  if (ids.length === 0) return new Map()
  const deliveries = await work.db.selectFrom('channels_deliveries').selectAll().where('id', 'in', ids).execute()
  return new Map(deliveries.map((delivery) => [delivery.id, delivery]))
}
