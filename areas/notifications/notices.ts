/**
 * Who is told what. While a notice on a subject is unread, a newer one takes its place at the head of the list (the
 * latest reason counts) and nobody is told twice; once it is read, the next one is news again. Nobody is told of what they did themselves.
 */
import './tables.ts'
import { sql } from 'kysely'
import { peopleByIds } from '#areas/administration/people.ts'
import { type Fact, happened } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { invariant, refuse } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import type { NoticeView } from './api.ts'
import type { AboutOf, Told } from './ports.ts'
import type { About, Notice } from './schema.ts'

export type News = Pick<Notice, 'kind' | 'subject' | 'reason' | 'path'> & Partial<Pick<Notice, 'quotes_id'>>

/** Returns the ids of those who were told now; who left, and who did it, are left out. */
export async function notify(work: Work, people_ids: readonly string[], news: News): Promise<string[]> {
  invariant(/^\/(?![/\\])/.test(news.path), 'a notice leads to a page of ours')
  const ids = await whoMayHear(work, people_ids)
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; person_id: string; is_new: boolean }>`
    insert into notifications_notices (workspace_id, id, person_id, kind, subject, reason, quotes_id, path, told_at)
    select ${work.workspace_id}, n.id, n.person_id, ${news.kind}, ${news.subject}, ${news.reason}, ${news.quotes_id ?? null}::uuid, ${news.path}, ${work.now}
    from unnest(${ids.map(() => newId(work.now))}::uuid[], ${ids}::uuid[]) as n(id, person_id)
    on conflict (workspace_id, person_id, subject) where read_at is null
      do update set kind = excluded.kind, reason = excluded.reason, quotes_id = excluded.quotes_id, path = excluded.path, told_at = excluded.told_at
    returning id, person_id, xmax = 0 as is_new`.execute(work.db)
  for (const { id, person_id, is_new } of rows) {
    const name = is_new ? 'notifications.person_told' : 'notifications.notice_renewed'
    happened(work, name, { notice_id: id, person_id }, [person_id])
  }
  return rows.filter((row) => row.is_new).map((row) => row.person_id)
}

/** For reactions: whoever did it is left out, since a reaction itself is nobody's act. */
export async function notifyOf(
  work: Work,
  fact: Pick<Fact, 'by_kind' | 'by_id'>,
  told: { people_ids: readonly string[]; news: News },
): Promise<string[]> {
  const others = told.people_ids.filter((id) => fact.by_kind !== 'person' || fact.by_id !== id)
  return notify(work, others, told.news)
}

async function whoMayHear(work: Work, people_ids: readonly string[]): Promise<string[]> {
  const people = await peopleByIds(work, [...new Set(people_ids)])
  return [...people.values()]
    .filter((person) => !person.deactivated_at && !(work.by.kind === 'person' && work.by.id === person.id))
    .map((person) => person.id)
    .sort()
}

export async function listNotices(
  work: Work,
  input: { state: 'all' | 'unread'; after?: string | undefined; limit: number },
  ports: readonly AboutOf[],
): Promise<{ notices: NoticeView[]; next: string | null; unread: number }> {
  let query = mine(work)
    .select(['id', 'kind', 'subject', 'reason', 'quotes_id', 'path', 'told_at', 'read_at'])
    .orderBy('told_at', 'desc')
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
  if (input.state === 'unread') query = query.where('read_at', 'is', null)
  if (input.after) {
    const after = mine(work).where('id', '=', input.after)
    query = query.where(({ eb, refTuple }) =>
      eb(refTuple('told_at', 'id'), '<', after.select(['told_at', 'id']).$asTuple('told_at', 'id')),
    )
  }
  const rows = await query.execute()
  const page = rows.slice(0, input.limit)
  const about = await aboutOf(work, page, ports)
  const notices = page.map((row) => {
    const { quotes_id: _, ...shown } = row
    return { ...shown, about: about.get(row.id) ?? null }
  })
  const next = rows.length > input.limit ? (notices.at(-1)?.id ?? null) : null
  return { notices, next, unread: await countUnread(work) }
}

async function aboutOf(work: Work, page: readonly Told[], ports: readonly AboutOf[]): Promise<Map<string, About>> {
  const found = await Promise.all(ports.map((port) => port(work, page)))
  return new Map(found.flatMap((each) => [...each]))
}

/** Those on subjects of one kind, with its id: of `conversation/{id}` that. */
export function onlyOf(notices: readonly Told[], kind: string): (Told & { subject_id: string })[] {
  return notices
    .filter(({ subject }) => subject.startsWith(`${kind}/`))
    .map((notice) => ({ ...notice, subject_id: notice.subject.slice(kind.length + 1) }))
}

export async function readNotice(work: Work, { id }: { id: string }): Promise<{ unread: number }> {
  const found = await mine(work).select('id').where('id', '=', id).executeTakeFirst()
  if (!found) refuse('not_found', 'notice_not_found', 'There is no notice by this id for you.')
  return markRead(work, id)
}

/** Who looks at the thing itself has read what was told of it. */
export async function readNoticesOf(work: Work, subject: string): Promise<void> {
  const person_id = personIdOf(work)
  const { numUpdatedRows } = await work.db
    .updateTable('notifications_notices')
    .set({ read_at: work.now })
    .where('person_id', '=', person_id)
    .where('subject', '=', subject)
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) happened(work, 'notifications.notice_read', { person_id }, [person_id])
}

/** What was told of trouble with a message says how that ended instead, and nobody has to look any more. */
export async function endNotices(
  work: Work,
  {
    person_id,
    subject,
    quotes_id,
    kind,
    reason,
  }: Pick<Notice, 'person_id' | 'subject' | 'quotes_id' | 'kind' | 'reason'>,
): Promise<void> {
  const area = kind.slice(0, kind.indexOf('.') + 1)
  const { numUpdatedRows } = await work.db
    .updateTable('notifications_notices')
    .set({ kind, reason, read_at: sql`coalesce(read_at, ${work.now})` })
    .where('person_id', '=', person_id)
    .where('subject', '=', subject)
    .where('quotes_id', '=', quotes_id)
    .where('kind', '<>', kind)
    .where('kind', 'like', `${area}%`)
    .executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) happened(work, 'notifications.notice_read', { person_id }, [person_id])
}

export const readAllNotices = (work: Work): Promise<{ unread: number }> => markRead(work)

export async function countUnread(work: Work): Promise<number> {
  const { unread } = await mine(work)
    .select((eb) => eb.fn.countAll<number>().as('unread'))
    .where('read_at', 'is', null)
    .executeTakeFirstOrThrow()
  return unread
}

async function markRead(work: Work, id?: string): Promise<{ unread: number }> {
  const person_id = personIdOf(work)
  let update = work.db
    .updateTable('notifications_notices')
    .set({ read_at: work.now })
    .where('person_id', '=', person_id)
    .where('read_at', 'is', null)
  if (id) update = update.where('id', '=', id)
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow()
  if (numUpdatedRows > 0n) happened(work, 'notifications.notice_read', { person_id }, [person_id])
  return { unread: await countUnread(work) }
}

const mine = (work: Work) => work.db.selectFrom('notifications_notices').where('person_id', '=', personIdOf(work))

function personIdOf({ by }: Work): string {
  invariant(by.kind === 'person', 'only a person has notices')
  return by.id
}
