/** Puts right how a mention was read: it shows at once, the next one like it is read so, and it can be taken back. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../../api.ts'
import { changeRow } from './still.ts'
import { type Pages, type Shown, STREAM } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

const KINDS = ['sentiment', 'topic', 'objective'] as const

/** One of them. A topic of null: about none that we know. */
export interface Reading {
  sentiment?: 'negative' | 'neutral' | 'positive'
  topic?: string | null
  /** Of several topics the one that is meant. */
  in_place_of?: string
  objective?: Shown['objective']
  /** As it was read before a person put it right. */
  take_back?: (typeof KINDS)[number]
}

export interface Deeds {
  attempt: (ask: () => Promise<unknown>) => Promise<boolean>
  sayUndone: (text: string, undo: () => Promise<boolean>) => void
}

export function usePutRight({ attempt, sayUndone }: Deeds) {
  const queries = useQueryClient()
  const words = useWords(streamWords)
  const format = useFormat()
  return async (row: Shown, reading: Reading): Promise<void> => {
    const { post_id } = row
    const { take_back } = reading
    if (take_back) {
      if (await attempt(() => call(listeningApi.takeBackMention, { post_id, kind: take_back })))
        say({ text: words.asBeforeNow })
      return
    }
    const kind = KINDS.find((one) => reading[one] !== undefined)
    if (!kind) return
    await showAs(queries, post_id, (now) => readAs(now, reading))
    let alike = 0
    const done = await attempt(async () => {
      ;({ alike } = await call(listeningApi.correctMention, { post_id, ...reading }))
    })
    if (!done) return showAs(queries, post_id, (now) => ({ ...now, ...partsOf(row) }))
    sayUndone(words.putRightNow(alike, format.number(alike)), async () => {
      await showAs(queries, post_id, (now) => ({ ...now, ...partsOf(row) }))
      return attempt(() => call(listeningApi.takeBackMention, { post_id, kind }))
    })
  }
}

/** With what is felt about each topic: it left with the topic, and comes back with it. */
const partsOf = ({ sentiment_label, topics, phrases, objective, corrected }: Shown) => ({
  ...{ sentiment_label, topics, phrases, objective, corrected },
})

function readAs(row: Shown, { sentiment, topic, objective, in_place_of }: Reading): Shown {
  return {
    ...row,
    ...(sentiment && { sentiment_label: sentiment }),
    ...(objective && { objective }),
    ...(topic !== undefined && { topics: topicsWith(row.topics, topic, in_place_of) }),
  }
}

/** As the server does. */
function topicsWith(topics: readonly string[], topic: string | null, in_place_of?: string): string[] {
  if (topic === null) return in_place_of === undefined ? [] : topics.filter((one) => one !== in_place_of)
  const gone = in_place_of ?? topics[0]
  return gone === undefined
    ? [topic]
    : [...new Set(topics.flatMap((one) => (one === gone ? [topic] : one === topic ? [] : [one])))]
}

async function showAs(queries: QueryClient, post_id: string, change: (row: Shown) => Shown): Promise<void> {
  await queries.cancelQueries({ queryKey: STREAM })
  for (const [key, data] of queries.getQueriesData<Pages>({ queryKey: STREAM }))
    if (data) queries.setQueryData(key, changeRow(data, post_id, change))
}
