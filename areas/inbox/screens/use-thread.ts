import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { noticesQuery } from '#areas/notifications/screens/queries.ts'
import { call } from '#web/call.ts'
import { RESET, useLive } from '#web/live.ts'
import { useSession } from '#web/session.ts'
import { soon } from '#web/soon.ts'
import { inboxApi } from '../api.ts'
import { joinEarlier } from './join-thread.ts'
import { LISTS, THREADS, threadKey, threadQuery } from './queries.ts'
import { changeRow, type Pages } from './rows.ts'
import type { ConversationView } from './shown.ts'

const GATHER_MS = 150
const KINDS = ['inbox.', 'routing.', 'channels.delivery', 'contacts.']

/** A thread that stays true: live facts about it fetch its newest page, and reading it is remembered. */
export function useThread(id: string) {
  const queries = useQueryClient()
  const query = useQuery(threadQuery(queries, id))
  useLive(KINDS, (event) => {
    const contact = query.data?.contact?.id
    const isOurs = event.kind === RESET || event.about?.some((one) => one === id || one === contact)
    if (!isOurs) return
    soon(`thread ${id}`, GATHER_MS, () => {
      void queries.invalidateQueries({ queryKey: threadKey(id) })
      if (event.kind.startsWith('routing.')) void queries.invalidateQueries({ queryKey: ['inbox', 'decisions', id] })
    })
  })
  const me = useSession().person.id
  // Whether an answer can be written, and as whom, hangs on what one may.
  useLive(['conduct.'], ({ about }) => {
    if (about?.includes(me)) void queries.invalidateQueries({ queryKey: THREADS })
  })
  useReading(query.data)
  const earlier = useEarlier(id, query.data)
  return { query, earlier }
}

/** Whether the bell tells of it, or may: it lists the newest only. */
function useNews(id: string | undefined): boolean {
  const { unread = 0, notices = [] } = useQuery(noticesQuery).data ?? {}
  const told = notices.filter(({ read_at }) => !read_at)
  return unread > told.length || told.some(({ subject }) => subject === `conversation/${id}`)
}

/** Read is what was on a visible screen; so is what was told of it. */
function useReading(view: ConversationView | undefined): void {
  const queries = useQueryClient()
  const id = view?.conversation.id
  const message_id = view?.conversation.last_message_id
  const news = useNews(id)
  const unread = view?.conversation.unread === true || news
  useEffect(() => {
    if (!id || !message_id || !unread) return
    const see = () => {
      if (document.visibilityState !== 'visible') return
      document.removeEventListener('visibilitychange', see)
      void call(inboxApi.see, { id, message_id }).catch(() => undefined)
      for (const [key, data] of queries.getQueriesData<Pages>({ queryKey: LISTS }))
        if (data)
          queries.setQueryData(
            key,
            changeRow(data, id, (row) => ({ ...row, unread: false })),
          )
    }
    document.addEventListener('visibilitychange', see)
    see()
    return () => document.removeEventListener('visibilitychange', see)
  }, [id, message_id, unread, queries])
}

function useEarlier(id: string, view: ConversationView | undefined) {
  const queries = useQueryClient()
  const [state, setState] = useState<'quiet' | 'fetching' | 'failed'>('quiet')
  const before = view?.messages[0]?.id
  const fetchEarlier = async () => {
    if (!before || state === 'fetching') return
    setState('fetching')
    try {
      const older = await call(inboxApi.read, { id, before })
      queries.setQueryData<ConversationView>(threadKey(id), (known) => (known ? joinEarlier(known, older) : known))
      setState('quiet')
    } catch {
      setState('failed')
    }
  }
  return { state, fetchEarlier }
}
