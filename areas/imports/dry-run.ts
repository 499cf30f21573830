/** Goes through a whole file as the run would, and stores nothing of it: what would be new, known, refused, heard, opened. */
import './tables.ts'
import { identityId } from '#areas/channels/identity.ts'
import { threadsOf } from '#areas/channels/posts.ts'
import { knownThreads } from '#areas/inbox/place.ts'
import { matcherOf } from '#areas/listening/matcher.ts'
import { compileModel } from '#areas/understanding/compile-model.ts'
import { modelOf } from '#areas/understanding/model.ts'
import type { Reading } from '#areas/understanding/schema.ts'
import { asTaught } from '#areas/understanding/taught/asked.ts'
import { taughtOf } from '#areas/understanding/taught/load.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { understandTokens } from '#areas/understanding/understand.ts'
import { happened } from '#platform/facts.ts'
import { versionsOf } from '#platform/versions.ts'
import type { Work } from '#platform/work.ts'
import { type Batch, batchesOf } from './batches.ts'
import { countPost, countReasons, noCounts } from './counts.ts'
import { endTurn } from './imports.ts'
import type { Brought } from './posts/bring.ts'
import { opensBy } from './run.ts'
import type { Tried } from './schema.ts'
import { holdTurn } from './turn.ts'
import type { Task } from './worker.ts'

const REFUSED_SHOWN = 100

/** What was met in this file, so that the same post counts once. At most a row each. */
interface Met {
  posts: Set<string>
  threads: Set<string>
}

export async function dryRun(task: Task): Promise<void> {
  const tried: Tried = { ...noCounts(), first_refused: [], unreadable: null, tried_at: new Date() }
  const met: Met = { posts: new Set(), threads: new Set() }
  for await (const batch of batchesOf(task, 0)) {
    await task.inWork(async (work) => {
      await holdTurn(work, task.turn)
      countRefused(tried, batch)
      for (const [network, group] of Map.groupBy(batch.brought, (one) => one.network))
        await hearGroup(work, task, { network, group, met, tried })
      await keepProgress(work, task, batch)
    })
  }
  tried.known = tried.rows - tried.refused - tried.new
  if (!task.signal.aborted) await task.inWork((work) => finish(work, task, tried))
}

function countRefused(tried: Tried, { rows, refused, undated, unreadable }: Batch): void {
  tried.rows += rows + (unreadable ? 1 : 0)
  tried.refused += refused.length
  tried.undated += undated
  tried.unreadable ??= unreadable
  countReasons(
    tried.reasons,
    refused.map(({ wrong }) => wrong.code),
  )
  for (const { row, wrong } of refused) {
    if (tried.first_refused.length === REFUSED_SHOWN) return
    const { column: column_name, code, sentence } = wrong
    tried.first_refused.push({ row_nth: row.nth, line: row.line, column_name, code, sentence })
  }
}

interface Group {
  network: string
  group: readonly Brought[]
  met: Met
  tried: Tried
}

async function hearGroup(work: Work, { record }: Task, { network, group, met, tried }: Group): Promise<void> {
  const stored = await threadsOf(
    work,
    network,
    group.map(({ post }) => post.native_id),
  )
  const fresh = group.filter(({ post }) => {
    const key = `${network} ${post.native_id}`
    if (stored.has(post.native_id) || met.posts.has(key)) return false
    met.posts.add(key)
    return true
  })
  const hears = await hearing(work)
  for (const one of fresh) countPost(tried, one.ours ? [] : hears(one))
  const opens = opensBy(record.opens, record.created_at, network)
  const opening = fresh.filter(({ ours, post }) => !ours && opens(post)).map(({ post }) => post.thread_id)
  const known = await knownThreads(work, network, opening)
  for (const thread_id of opening) {
    const key = `${network} ${thread_id}`
    if (known.has(thread_id) || met.threads.has(key)) continue
    met.threads.add(key)
    tried.conversations += 1
  }
}

async function hearing(work: Work): Promise<(one: Brought) => string[]> {
  const versions = await versionsOf(work)
  const [matcher, model, taught] = await Promise.all([
    matcherOf(work, versions),
    modelOf(work, versions),
    taughtOf(work, versions),
  ])
  return ({ network, post }) => {
    const { text, title, lang, url, author, parent_id, media } = post
    const tokens = tokenize(text, title)
    const { handle, name, followers } = author
    let read: Reading | undefined
    const reading = () => {
      if (read) return read
      const [plain] = understandTokens([{ text, title, lang, network }], [tokens], model)
      const author_id = taught.nth === 0 ? '' : identityId(network, author.native_id)
      read = asTaught(taught, tokens, { reading: plain as Reading, author_id, off: compileModel(model).off }).reading
      return read
    }
    const about = { network, url, author: { handle, name }, is_reply: parent_id !== null, has_media: media.length > 0 }
    return matcher.match(tokens, { ...about, followers, reach: followers, reading }).map(({ monitor_id }) => monitor_id)
  }
}

async function keepProgress(work: Work, { record }: Task, { row_done, bytes_done }: Batch): Promise<void> {
  await work.db.updateTable('imports_imports').set({ row_done, bytes_done }).where('id', '=', record.id).execute()
  happened(work, 'imports.import_changed', { import_id: record.id, state: 'trying' })
}

async function finish(work: Work, { turn, record }: Task, tried: Tried): Promise<void> {
  await holdTurn(work, turn)
  await endTurn(work, record.id)
  await work.db
    .updateTable('imports_imports')
    .set({ state: 'ready', tried: JSON.stringify(tried), row_done: 0, bytes_done: 0 })
    .where('id', '=', record.id)
    .execute()
  happened(work, 'imports.import_changed', { import_id: record.id, state: 'ready' })
}
