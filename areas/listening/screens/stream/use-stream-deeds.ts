/** What can be done to a mention. It shows at once; the server confirms, or it is put back with the reason. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { contactsApi } from '#areas/contacts/api.ts'
import { routingApi } from '#areas/routing/api.ts'
import { CallError, call } from '#web/call.ts'
import { paths } from '#web/paths.ts'
import { say, unsay } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { listeningApi } from '../../api.ts'
import type { ConversationWith, SetAsideWhy } from '../../schema.ts'
import { handOver, type TakingBack } from './hand-over.ts'
import { changeRow } from './still.ts'
import { COUNTS, MENDS, type Pages, type Shown, STREAM } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'
import { type Reading, usePutRight } from './use-put-right.ts'
import { takenByMe } from './use-stream.ts'

export interface StreamDeeds {
  setAside(row: Shown, why: SetAsideWhy): Promise<void>
  bringBack(row: Shown): Promise<void>
  open(row: Shown): Promise<void>
  handOver(row: Shown, team: { id: string; name: string }, reason: string): Promise<void>
  vip(row: Shown): Promise<void>
  putRight(row: Shown, reading: Reading): Promise<void>
  /** The last that was set aside, handed over or put right. */
  undo(): void
}

/** Of one conversation each monitor of a mention answers: the last of them closes it. A person is told of one that stays first. */
function becameOf(answers: readonly ConversationWith[]): ConversationWith | undefined {
  const closed = new Set(answers.filter(({ became }) => became === 'closed').map(({ id }) => id))
  return answers.find(({ id }) => !closed.has(id)) ?? answers.find(({ became }) => became === 'closed')
}

export function useStreamDeeds(): StreamDeeds {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const words = useWords(streamWords)
  const shell = useShellWords()
  const last = useRef<{ said: string; undo: () => Promise<boolean> } | null>(null)

  const attempt = async (ask: () => Promise<unknown>): Promise<boolean> => {
    try {
      await ask()
      return true
    } catch (caught) {
      say({ kind: 'failed', text: caught instanceof CallError ? caught.message : shell.brokeTitle })
      return false
    } finally {
      for (const queryKey of [STREAM, COUNTS, MENDS]) void queries.invalidateQueries({ queryKey })
    }
  }
  /** It leaves this list, whichever way, for all monitors that are asked here. */
  const move = async <T>(row: Shown, ask: (monitor_id: string) => Promise<T>): Promise<T[] | null> => {
    takenByMe.add(row.post_id)
    await queries.cancelQueries({ queryKey: STREAM })
    for (const [key, data] of queries.getQueriesData<Pages>({ queryKey: STREAM }))
      if (data)
        queries.setQueryData(
          key,
          changeRow(data, row.post_id, () => null),
        )
    let answers: T[] = []
    const done = await attempt(async () => {
      answers = await Promise.all(row.heard_by.map(({ monitor_id }) => ask(monitor_id)))
    })
    if (done) return answers
    takenByMe.delete(row.post_id)
    return null
  }
  const aside = (row: Shown, why: SetAsideWhy) =>
    move(row, (monitor_id) => call(listeningApi.setAside, { monitor_id, post_id: row.post_id, why }))
  const back = async (row: Shown) => {
    const done = await move(row, (monitor_id) => call(listeningApi.bringBack, { monitor_id, post_id: row.post_id }))
    takenByMe.delete(row.post_id)
    return done !== null
  }
  const sayUndone = (text: string, undo: () => Promise<boolean>) => {
    const once = () => {
      last.current = null
      return undo()
    }
    last.current = { said: say({ text, undo: once }), undo: once }
  }
  const conversationOf = async (row: Shown): Promise<string> =>
    row.conversation?.id ?? (await call(routingApi.openFromMention, { post_id: row.post_id })).conversation_id

  const putRight = usePutRight({ attempt, sayUndone })

  return {
    putRight,
    async setAside(row, why) {
      const said = { hidden: words.hidden, irrelevant: words.irrelevantNow, spam: words.spamNow }[why]
      const answers = await aside(row, why)
      if (!answers) return
      const its = becameOf(answers.flatMap(({ conversations }) => conversations))
      sayUndone(its ? `${said} ${words.itsConversation(its)}` : said, () => back(row))
    },
    async bringBack(row) {
      const why = row.set_aside?.set_aside
      if (!(await back(row))) return
      sayUndone(words.backNow, async () => (await aside(row, why && why !== 'deleted' ? why : 'hidden')) !== null)
    },
    async open(row) {
      await attempt(async () => void (await navigate({ to: paths.conversation(await conversationOf(row)) })))
    },
    async handOver(row, team, reason) {
      const handed: { takeBack: TakingBack | null } = { takeBack: null }
      const done = await attempt(async () => {
        handed.takeBack = await handOver({ row, team_id: team.id, reason })
      })
      if (!done) return
      const { takeBack } = handed
      if (takeBack) sayUndone(words.handed(team.name), () => attempt(takeBack))
      else say({ text: words.handedAlready(team.name) })
    },
    async vip(row) {
      const { who } = row
      if (!who) return
      const deed = who.is_vip ? contactsApi.markNoVip : contactsApi.markVip
      const name = who.name || who.handle
      if (await attempt(() => call(deed, { id: who.id })))
        say({ text: who.is_vip ? words.noVipNow(name) : words.vipNow(name) })
    },
    undo() {
      if (!last.current) return
      unsay(last.current.said)
      void last.current.undo()
    },
  }
}
