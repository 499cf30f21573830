/** Puts right how a mention was read: it shows at once, the next one like it is read so, and it can be taken back. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { call } from '#web/call.ts'
import { useWords } from '#web/words.ts'
import { listeningApi } from '../../api.ts'
import { changeRow } from './still.ts'
import { type Pages, type Shown, STREAM } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

/** One of them. A topic of null: about none that we know. */
export interface Reading {
  sentiment?: 'negative' | 'neutral' | 'positive'
  topic?: string | null
  objective?: Shown['objective']
}

export interface Deeds {
  attempt: (ask: () => Promise<unknown>) => Promise<boolean>
  sayUndone: (text: string, undo: () => Promise<boolean>) => void
}

export function usePutRight({ attempt, sayUndone }: Deeds) {
  const queries = useQueryClient()
  const words = useWords(streamWords)
  return async (row: Shown, reading: Reading): Promise<void> => {
    const { post_id } = row
    const [kind] = Object.keys(reading) as (keyof Reading)[]
    if (!kind) return
    await showAs(queries, post_id, (now) => readAs(now, reading))
    const done = await attempt(() => call(listeningApi.correctMention, { post_id, ...reading }))
    if (!done) return showAs(queries, post_id, (now) => ({ ...now, ...partsOf(row) }))
    sayUndone(words.learnedNow, async () => {
      await showAs(queries, post_id, (now) => ({ ...now, ...partsOf(row) }))
      return attempt(() => call(listeningApi.takeBackMention, { post_id, kind }))
    })
  }
}

const partsOf = ({ sentiment_label, topics, objective, corrected }: Shown) => ({
  ...{ sentiment_label, topics, objective, corrected },
})

function readAs(row: Shown, { sentiment, topic, objective }: Reading): Shown {
  const others = row.topics.filter((one) => one !== topic)
  return {
    ...row,
    ...(sentiment && { sentiment_label: sentiment }),
    ...(objective && { objective }),
    // As the server does: what it is about comes first, in the place of what was read so.
    ...(topic === null && { topics: [] }),
    ...(topic && { topics: [topic, ...(others.length < row.topics.length ? others : others.slice(1))] }),
  }
}

async function showAs(queries: QueryClient, post_id: string, change: (row: Shown) => Shown): Promise<void> {
  await queries.cancelQueries({ queryKey: STREAM })
  for (const [key, data] of queries.getQueriesData<Pages>({ queryKey: STREAM }))
    if (data) queries.setQueryData(key, changeRow(data, post_id, change))
}
