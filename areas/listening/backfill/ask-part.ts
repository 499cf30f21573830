/** One page of one source: asked for, heard by this monitor alone as history, and its place kept. */
import { hash } from 'node:crypto'
import type { Answer } from '#areas/channels/look-back.ts'
import type { Bringing } from '#areas/channels/ports.ts'
import { idsOfPosts, postsByIds } from '#areas/channels/posts.ts'
import { invariant } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { hearStored } from './hear-stored.ts'
import { endPart, goesOn, keepFound, type Progress, setPart } from './keep.ts'
import type { BackfillPart } from './schema.ts'
import { holdTurn, passTurn } from './turn.ts'
import type { Task } from './worker.ts'

/** Of one term: after that a source has said enough, or says it again and again. */
const PAGES = 500
const FOUND = 100_000
/** In a row in vain; by then hours have passed. */
const MOST_TRIES = 8
/** However long a network wants to be left alone: then it is asked whether it still does. */
const LONGEST_MS = 3_600_000

export async function askPart(task: Task): Promise<void> {
  const { backfill, part, turn, lookingBack } = task
  const { workspace_id } = turn
  const { channel_id, until_at, cursor, tries } = part
  invariant(channel_id, 'what is asked is a channel')
  const term = part.way === 'search' ? (part.terms[part.term_nth] ?? null) : null
  const asked = { term, since_at: backfill.since_at, until_at, cursor }
  const answer = await lookingBack.ask({ workspace_id, channel_id, tries }, asked)
  if (answer.state === 'page') return hearPage(task, answer)
  return askedInVain(task, answer)
}

type InVain = Exclude<Answer, { state: 'page' }>

async function askedInVain({ part, turn, backfill, inWork }: Task, answer: InVain): Promise<void> {
  const problem = answer.problem.sentence
  const tries = part.tries + 1
  await inWork(async (work) => {
    if (answer.state === 'cannot' || tries > MOST_TRIES) return endPart(work, turn, { state: 'failed', problem, tries })
    await holdTurn(work, turn)
    await setPart(work, turn, { tries, problem })
    await passTurn(work, turn, Math.min(answer.after_ms, LONGEST_MS))
    goesOn(work, backfill)
  })
}

type Heard = Extract<Answer, { state: 'page' }>

/** What is new here is stored by the river; the rest of the page, and the place behind it, in the Work after that. */
async function hearPage(task: Task, { channel, page }: Heard): Promise<void> {
  const { turn, monitor, inWork, intake } = task
  const brought: Bringing = {
    ours: new Set(),
    only_for: monitor.id,
    opensConversation: () => false,
    async kept(work, { posts }) {
      await holdTurn(work, turn)
      await keepFound(
        work,
        turn,
        posts.map(({ post }) => ({ post_id: post.id, what: 'post' })),
      )
    },
  }
  const events = page.posts.map((post) => ({ kind: 'post' as const, post }))
  if (events.length > 0) await intake({ ...channel, brought }, { events, cursor: '' })
  await inWork(async (work) => {
    await holdTurn(work, turn)
    await hearKnown(work, task, { network: channel.network, native_ids: page.posts.map((post) => post.native_id) })
    await keepPlace(work, task, page)
  })
}

/** Of posts that were here before. Those that the river has just stored are heard already, and counted. */
async function hearKnown(
  work: Work,
  { turn, monitor }: Task,
  { network, native_ids }: { network: string; native_ids: readonly string[] },
): Promise<void> {
  const ids = [...(await idsOfPosts(work, network, native_ids)).values()]
  const { fits, fresh } = await hearStored(work, monitor, [...(await postsByIds(work, ids)).values()])
  await keepFound(
    work,
    turn,
    fits.map((post_id) => ({ post_id, what: fresh.has(post_id) ? 'mention' : 'known' })),
  )
}

async function keepPlace(work: Work, { part, turn, backfill, pause_ms }: Task, page: Heard['page']): Promise<void> {
  const missed = page.missed && !part.missed.includes(page.missed) ? [...part.missed, page.missed] : part.missed
  const found = part.found + page.posts.length
  const next = nextOf(part, { page, found })
  const progress = { found, tries: 0, problem: null, ...next, missed: next.over ? [...missed, next.over] : missed }
  const { over: _over, ...place } = progress
  if (place.state === 'done') return endPart(work, turn, place)
  await setPart(work, turn, place)
  await passTurn(work, turn, pause_ms)
  goesOn(work, backfill)
}

/** `over`: why a source is left, though it says that there is more. */
function nextOf(
  part: BackfillPart,
  { page, found }: { page: Heard['page']; found: number },
): Progress & { over?: string } {
  const page_hash = hash('sha256', page.posts.map(({ native_id }) => native_id).join('\n'), 'hex').slice(0, 32)
  if (found > FOUND)
    return {
      ...done,
      over: `After ${FOUND.toLocaleString('en')} posts no more were asked for. Look for something rarer.`,
    }
  if (page.cursor === null) return nextTerm(part)
  const repeats = page.cursor === part.cursor || (page.posts.length > 0 && page_hash === part.page_hash)
  if (repeats) return { ...nextTerm(part), over: 'The source began to repeat itself, and was left there.' }
  const pages = part.pages + 1
  if (pages >= PAGES) return { ...nextTerm(part), over: `After ${PAGES} pages no more were asked for.` }
  return { cursor: page.cursor, pages, page_hash }
}

const done: Progress = { state: 'done', cursor: null }

function nextTerm({ term_nth, terms }: BackfillPart): Progress {
  const next = term_nth + 1
  return next < terms.length ? { term_nth: next, cursor: null, pages: 0, page_hash: null } : { ...done, term_nth: next }
}
