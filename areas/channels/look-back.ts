/**
 * What was said before anybody listened, asked of the networks that show it. Here is who can be asked, up to which instant the
 * past goes that listening does not bring, and the question itself; what becomes of the answers is decided by who asks.
 */
import './tables.ts'
import {
  type Account,
  type Connector,
  ConnectorError,
  type LookBackAsked,
  type LookBackPage,
  type NetworkPost,
} from '#connectors/connector.ts'
import { system, type Work } from '#platform/work.ts'
import { accountOf } from './accounts.ts'
import type { BroughtChannel } from './brought.ts'
import { problemOf } from './calling.ts'
import { findChannel, listChannels } from './channels.ts'
import { renewNow } from './renewing.ts'
import { CHANNEL_MAY, type Channel, isBrought, type Problem } from './schema.ts'
import { pause, type Sending, within } from './sending.ts'

/** A channel that is asked, or the reason why it cannot be. */
export interface Past {
  channel_id: string
  network: string
  name: string
  /** What can be searched for; null where all that there is is read. */
  finds: readonly string[] | null
  shows: string
  /** Null where it can be asked. */
  because: string | null
  /** What was said later is heard by listening, and must not be brought before that hears it. */
  heard_until: Date
}

export type Answer =
  | { state: 'page'; channel: BroughtChannel; page: LookBackPage }
  | { state: 'later'; problem: Problem; after_ms: number }
  | { state: 'cannot'; problem: Problem }

export interface LookingBack {
  sources(work: Work): Promise<Past[]>
  /** Outside of any Work. `tries`: how often in a row it was asked in vain. */
  ask(of: { workspace_id: string; channel_id: string; tries: number }, asked: LookBackAsked): Promise<Answer>
}

type Asking = Pick<Sending, 'database' | 'secrets' | 'outside' | 'connectors' | 'log' | 'pace'>

const BY = system('channels.look_back')
/** No page has more; what a connector brings beyond is left out. */
const POSTS = 1_000
/** A clock of theirs may be behind ours, and what was just said may still be on its way. */
const SLACK_MS = 60_000

export const openLookingBack = (asking: Asking): LookingBack => ({
  sources: (work) => sources(work, asking),
  ask: (of, asked) => ask(asking, of, asked),
})

async function sources(work: Work, { connectors }: Asking): Promise<Past[]> {
  const channels = (await listChannels(work, { retired: 'no' })).filter((channel) => !isBrought(channel))
  return [...Map.groupBy(channels, ({ network }) => network)].flatMap(([network, of]) => {
    const connector = connectors.get(network)
    if (!connector) return []
    const each = of.map((channel) => pastOf(channel, connector))
    return connector.lookBack?.covers === 'network' ? oneFor(each) : each
  })
}

/** All of a network is asked once: of those that may, the first; where none may, the first says why. */
function oneFor(each: readonly Past[]): Past[] {
  const one = each.find(({ because }) => because === null) ?? each[0]
  // What any of them has yet to hear is left to it.
  const heard_until = new Date(Math.min(...each.map((past) => past.heard_until.getTime())))
  return one ? [{ ...one, heard_until }] : []
}

function pastOf(channel: Channel, connector: Connector): Past {
  const { id, network, display_name: name, purpose } = channel
  const { lookBack } = connector
  const past = { channel_id: id, network, name, heard_until: heardUntil(channel) }
  if (!lookBack)
    return { ...past, finds: [], shows: '', because: `${connector.name} shows nothing of what was said before.` }
  const may = lookBack.may({ ...connectedOf(channel), purpose, credentials: {} })
  const because = may.may === 'yes' ? whyNot(channel) : may.because
  return { ...past, finds: lookBack.finds, shows: lookBack.shows, because }
}

const connectedOf = ({
  native_id,
  handle,
  display_name,
  url,
  settings,
}: Channel): Omit<Account, 'purpose' | 'credentials'> => ({
  ...{ native_id, handle, display_name, url, settings },
})

function whyNot({ state, problem }: Channel): string | null {
  if (CHANNEL_MAY[state].listen) return null
  if (state === 'paused') return 'This channel is paused. Resume it under Channels, then look back again.'
  return problem ?? 'This channel must be signed in again. Connect it anew under Channels.'
}

/**
 * What was said until then it has passed on, or it was not connected yet: then it begins when it was. One that is paused or broken
 * brings the rest when it listens again.
 */
function heardUntil({ created_at, polled_at, behind_ms }: Channel): Date {
  if (!polled_at) return created_at
  return new Date(Math.max(created_at.getTime(), polled_at.getTime() - (behind_ms ?? 0)) - SLACK_MS)
}

interface Whole {
  workspace_id: string
  channel: Channel
  account: Account
  connector: Connector
  /** Native ids of our own accounts. */
  own: ReadonlySet<string>
}

async function ask(
  asking: Asking,
  { workspace_id, channel_id, tries }: { workspace_id: string; channel_id: string; tries: number },
  asked: LookBackAsked,
): Promise<Answer> {
  const whole = await asking.database.inWork({ workspace_id, by: BY }, (work) => prepare(work, asking, channel_id))
  if ('because' in whole) return { state: 'cannot', problem: { kind: 'not_allowed', sentence: whole.because } }
  const { channel, account, connector } = whole
  const lookBack = connector.lookBack
  if (!lookBack)
    return { state: 'cannot', problem: { kind: 'not_allowed', sentence: `${connector.name} cannot be asked.` } }
  try {
    const page = await within(asking.outside, asking.pace.call_ms, (outside) => lookBack.page(outside, account, asked))
    const { network, native_id } = channel
    const held: BroughtChannel = { workspace_id, channel_id, network, native_id, purpose: 'source', token: 0 }
    return { state: 'page', channel: held, page: { ...page, posts: tidy(page.posts, asked, whole.own) } }
  } catch (error) {
    return afterTrouble(asking, whole, { error, tries })
  }
}

async function prepare(
  work: Work,
  { connectors, secrets }: Asking,
  channel_id: string,
): Promise<Whole | { because: string }> {
  const channel = await findChannel(work, channel_id)
  const connector = connectors.get(channel.network)
  const because = whyNot(channel)
  const account = because === null ? await accountOf(work, secrets, channel) : null
  if (!connector?.lookBack || !account)
    return { because: because ?? 'The credentials of this channel cannot be opened. Connect it anew under Channels.' }
  const { workspace_id } = work
  const accounts = await listChannels(work, { retired: 'yes' })
  const ours = accounts.filter(({ network, purpose }) => network === channel.network && purpose === 'account')
  return { workspace_id, channel, account, connector, own: new Set(ours.map(({ native_id }) => native_id)) }
}

/** Of the period, each once, and nothing that we said ourselves: whatever a connector was told. */
function tidy(
  posts: readonly NetworkPost[],
  { since_at, until_at }: LookBackAsked,
  own: ReadonlySet<string>,
): NetworkPost[] {
  const theirs = posts.filter(
    ({ posted_at, author, audience }) =>
      posted_at >= since_at && posted_at < until_at && audience === 'public' && !own.has(author.native_id),
  )
  return [...new Map(theirs.map((post) => [post.native_id, post])).values()].slice(0, POSTS)
}

const PASSING: ReadonlySet<string> = new Set(['transient', 'rate_limited', 'budget_spent', 'outcome_unknown'])

/** A search that was not answered is only asked again: nothing can have happened twice. */
async function afterTrouble(
  asking: Asking,
  whole: Whole,
  { error, tries }: { error: unknown; tries: number },
): Promise<Answer> {
  const problem = asRead(problemOf(asking, error))
  const after_ms = error instanceof ConnectorError ? error.retry_after_ms : null
  const renewed = problem.kind === 'auth_expired' && (await renewNow(asking, whole)) === 'try_again'
  if (!renewed && !PASSING.has(problem.kind)) return { state: 'cannot', problem }
  return { state: 'later', problem, after_ms: after_ms ?? pause(asking.pace, tries) }
}

/** Said of answers that may have been sent; nothing is looked up here. */
const asRead = (problem: Problem): Problem =>
  problem.kind === 'outcome_unknown' ? { kind: 'transient', sentence: 'The network did not answer in time.' } : problem
