/**
 * What can be done to a conversation. Each shows at once in every list and thread that is on the screen; the server
 * confirms, or it is put back with the reason.
 */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useMemo } from 'react'
import { routingApi } from '#areas/routing/api.ts'
import { CallError, call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { inboxApi, type ListInput } from '../api.ts'
import { isUrgent } from '../schema.ts'
import { claims } from './claims.ts'
import { betterTeamsQuery, countsQuery, decisionsQuery, LISTS, threadKey } from './queries.ts'
import { changeRow, type Pages } from './rows.ts'
import type { Conversation, ConversationRow, ConversationView } from './shown.ts'
import { takenByMe } from './taken.ts'
import { type InboxWords, inboxWords } from './words.ts'

export interface Deeds {
  close(row: ConversationRow): Promise<void>
  reopen(row: ConversationRow): Promise<void>
  spam(row: ConversationRow): Promise<void>
  noSpam(row: ConversationRow): Promise<void>
  assign(row: ConversationRow, to: { id: string; name: string } | null): Promise<void>
  handBack(row: ConversationRow, to: { id: string; name: string } | null, reason: string): Promise<void>
  handOver(row: ConversationRow, to: { id: string | null; name: string }, reason: string): Promise<void>
}

/** `back` leads to a conversation that was left with a deed which is undone now: what comes next is meant for it. */
export function useDeeds(back?: RefObject<(row: ConversationRow) => void>): Deeds {
  const queries = useQueryClient()
  const words = useWords(inboxWords)
  const me = useSession().person.id
  return useMemo(() => deedsWith({ queries, words, me, back }), [queries, words, me, back])
}

interface With {
  queries: QueryClient
  words: InboxWords
  me: string
  back: RefObject<(row: ConversationRow) => void> | undefined
}

function deedsWith(given: With): Deeds {
  const { words, me } = given
  const reopen = (row: ConversationRow) =>
    perform(given, row, { state: 'open', closed_at: null, closed_by: null }, () =>
      call(inboxApi.reopen, { id: row.id }),
    )
  const setSpam = (row: ConversationRow, state: ConversationRow['state']) =>
    perform(given, row, { state }, () =>
      call(state === 'spam' ? inboxApi.markSpam : inboxApi.markNoSpam, { id: row.id }),
    )
  const takeBack = (row: ConversationRow) => {
    const { team_id, assignee_id, why } = row
    const given_to = assignee_id ? { person_id: assignee_id } : {}
    return perform(given, row, { team_id, assignee_id, why }, () =>
      call(routingApi.takeBack, { id: row.id, ...given_to }),
    )
  }
  const andBack = (row: ConversationRow, undo: () => Promise<boolean>) => async () => {
    const done = await undo()
    if (done) given.back?.current(row)
    return done
  }
  const deeds: Deeds = {
    async close(row) {
      const change = { state: 'closed', closed_by: me, waiting_since: null } as const
      const done = await perform(given, row, change, () => call(inboxApi.close, { id: row.id }))
      if (done)
        say({
          text: (row.held_message_id ? words.closedHeld : words.closedNow)(nameOf(row)),
          undo: andBack(row, () => reopen({ ...row, ...change })),
        })
    },
    async reopen(row) {
      if (await reopen(row)) say({ text: words.reopenedNow(nameOf(row)) })
    },
    async spam(row) {
      if (await setSpam(row, 'spam'))
        say({
          text: words.spamNow(nameOf(row)),
          undo: andBack(row, () => setSpam({ ...row, state: 'spam' }, row.state)),
        })
    },
    async noSpam(row) {
      if (await setSpam(row, 'open'))
        say({
          text: words.noSpamNow(nameOf(row)),
          undo: andBack(row, () => setSpam({ ...row, state: 'open' }, 'spam')),
        })
    },
    async assign(row, to) {
      const give = (person_id: string | null, held_by: string | null) =>
        perform(given, row, { assignee_id: person_id }, () => call(inboxApi.assign, { id: row.id, person_id, held_by }))
      if (!(await give(to?.id ?? null, row.assignee_id))) return
      const text = !to
        ? words.letGo(nameOf(row))
        : to.id === me
          ? words.tookIt(nameOf(row))
          : words.gaveTo(nameOf(row), to.name)
      const said = say({ text, undo: () => give(row.assignee_id, to?.id ?? null) })
      if (to?.id === me) claims.set(row.id, { name: nameOf(row), said })
    },
    async handBack(row, to, reason) {
      const ask = () => call(inboxApi.handBack, { id: row.id, reason })
      const name = nameOf(row)
      if (await perform(given, row, { assignee_id: to?.id ?? null }, ask))
        say({ text: to ? words.handedBackTo(name, to.name) : words.handedBackNow(name) })
    },
    async handOver(row, to, reason) {
      const change = { team_id: to.id, assignee_id: null }
      const done = await perform(given, row, change, () =>
        call(routingApi.correct, { id: row.id, team_id: to.id, reason }),
      )
      const text = to.id ? words.handedTo(nameOf(row), to.name) : words.backToTriage(nameOf(row))
      if (done) say({ text, undo: andBack(row, () => takeBack(row)) })
    },
  }
  return deeds
}

export const nameOf = ({ who }: Pick<ConversationRow, 'who'>): string => who?.name || who?.handle || '…'

/** Shows the change, does it, and takes it back when it was refused. True when it was done. */
async function perform(
  given: With,
  row: ConversationRow,
  change: Partial<Conversation>,
  ask: () => Promise<Conversation>,
): Promise<boolean> {
  const { queries, words } = given
  claims.delete(row.id)
  await queries.cancelQueries({ queryKey: LISTS })
  const lists = queries.getQueriesData<Pages>({ queryKey: LISTS })
  const thread = queries.getQueryData<ConversationView>(threadKey(row.id))
  takenByMe.add(row.id)
  show(given, row.id, change)
  try {
    show(given, row.id, await ask())
    return true
  } catch (caught) {
    takenByMe.delete(row.id)
    for (const [key, data] of lists) queries.setQueryData(key, data)
    if (thread) queries.setQueryData(threadKey(row.id), thread)
    say({ kind: 'failed', text: caught instanceof CallError ? caught.message : words.notDone })
    return false
  } finally {
    const { id } = row
    for (const { queryKey } of [countsQuery, decisionsQuery(id), betterTeamsQuery(id), { queryKey: threadKey(id) }])
      void queries.invalidateQueries({ queryKey })
    void queries.invalidateQueries({
      queryKey: LISTS,
      predicate: ({ state }) => isShort(state.data as Pages | undefined),
    })
  }
}

/** A list scrolled far down is told by the live facts instead, which fetch only its head. */
const isShort = (data: Pages | undefined) => (data?.pages.length ?? 0) <= 4

function show({ queries, me }: With, id: string, change: Partial<Conversation>): void {
  for (const [key, data] of queries.getQueriesData<Pages>({ queryKey: LISTS })) {
    const asked = key[2] as ListInput
    if (!data) continue
    queries.setQueryData(
      key,
      changeRow(data, id, (row) => {
        const next = { ...row, ...change }
        return belongs(next, asked, me) ? next : null
      }),
    )
  }
  queries.setQueryData<ConversationView>(threadKey(id), (known) =>
    known ? { ...known, conversation: { ...known.conversation, ...change } } : known,
  )
}

function belongs(row: Conversation, asked: Pick<ListInput, 'view' | 'team_id' | 'state'>, me: string): boolean {
  if (asked.state === 'urgent' ? !isUrgent(row) : row.state !== asked.state) return false
  if (asked.view === 'mine') return row.assignee_id === me
  if (asked.view === 'team') return row.team_id === asked.team_id
  return asked.view === 'all' || (row.team_id === null && row.assignee_id === null)
}
