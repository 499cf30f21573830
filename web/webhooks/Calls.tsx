/** The log of one address: what it was told, what it answered, and telling it again. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { replayWebhookCalls } from '#platform/webhooks-api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { type Column, Table } from '#web/ui/Table.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { callsQuery, type ShownCall, type ShownWebhook, WEBHOOKS } from './queries.ts'
import { webhooksWords } from './words.ts'

export function Calls({ webhook }: { webhook: ShownWebhook }) {
  const words = useWords(webhooksWords)
  const calls = useInfiniteQuery(callsQuery(webhook.id))
  const { doing, run } = useDoing(WEBHOOKS)
  const all = calls.data?.pages.flat() ?? []
  const replay = (key: string, call_ids: string[]) =>
    run({
      key,
      ask: () => call(replayWebhookCalls, { id: webhook.id, call_ids }),
      done: ({ replayed }) => ({ text: words.replayed(replayed) }),
    })
  const failed = all.filter(({ state }) => state === 'given_up').map(({ id }) => id)
  const again = failed.length > 0 && (
    <Button size="small" busy={doing === 'all'} onClick={() => replay('all', failed.slice(0, 1000))}>
      {words.replayFailed}
    </Button>
  )
  return (
    <section aria-label={words.callsTitle} className="part">
      <Heading beside={again}>{words.callsTitle}</Heading>
      {calls.isError && <ErrorState error={calls.error} onRetry={() => void calls.refetch()} />}
      {calls.isPending && <Skeleton shape="table" />}
      {calls.data && all.length === 0 && <p className="meta">{words.noCalls}</p>}
      {all.length > 0 && (
        <Table
          label={words.callsTitle}
          columns={columnsOf(words, (id) => ({ busy: doing === id, onClick: () => replay(id, [id]) }))}
          rows={all}
          keyOf={({ id }) => id}
        />
      )}
      {calls.hasNextPage && (
        <span>
          <Button busy={calls.isFetchingNextPage} onClick={() => void calls.fetchNextPage()}>
            {words.older}
          </Button>
        </span>
      )}
    </section>
  )
}

/** Whole where there is room; else it breaks behind a point or a line, never inside of a word. */
function FactName({ name }: { name: string }) {
  return (
    <span className="fact-name">
      {name.split(/(?<=[._])/).map((part, at) => (
        <Fragment key={part + String(at)}>
          {at > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

type Words = (typeof webhooksWords)['en']
const TONES = {
  waiting: {},
  delivered: { tone: 'good', icon: 'check' },
  given_up: { tone: 'bad', icon: 'alert' },
} as const

function columnsOf(words: Words, again: (id: string) => { busy: boolean; onClick: () => void }): Column<ShownCall>[] {
  return [
    {
      id: 'fact',
      head: words.fact,
      cell: ({ name, made_at }) => (
        <>
          <FactName name={name} />
          <span className="meta block">
            <Time at={made_at} as="list" />
          </span>
        </>
      ),
    },
    {
      id: 'state',
      head: words.state,
      cell: ({ state, attempts }) => (
        <>
          <Badge {...TONES[state]}>{words.states[state]}</Badge>
          {attempts > 0 && <span className="meta block">{words.tries(attempts)}</span>}
        </>
      ),
    },
    {
      id: 'answer',
      head: words.answer,
      small: 'hidden',
      cell: ({ status, answer }) => (
        <>
          {status && <b>{status} </b>}
          <bdi className="ink-2 wrap-anywhere">{answer ?? (status ? '' : words.noAnswer)}</bdi>
        </>
      ),
    },
    {
      id: 'again',
      head: <span className="sr">{words.act}</span>,
      align: 'end',
      cell: ({ id, state, name }) =>
        state !== 'waiting' && (
          <Button size="small" {...again(id)} aria-label={`${words.replay}: ${name}`}>
            {words.replay}
          </Button>
        ),
    },
  ]
}
