import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { linkTo } from '#web/paths.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { nameOf } from '../deeds.ts'
import { useNames } from '../people.ts'
import { hrefOf } from '../place.ts'
import { fromAfarQuery } from '../queries.ts'
import type { ConversationRow } from '../shown.ts'
import { Whose } from '../Whose.tsx'
import { inboxWords } from '../words.ts'

const AT = { view: 'all', team_id: null, state: 'open', id: null, pane: null } as const

/** For who reads and does not answer: how many wait, who waits longest and with which team, and what is urgent. */
export function FromAfar({ first }: { first: string }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const waits = useWaits()
  const { data, isPending } = useQuery(fromAfarQuery)
  if (isPending) return <p className="lead">&nbsp;</p>
  if (!data) return null
  const { open, longest, urgent, urgent_count } = data
  if (open === 0) return <p className="lead">{words.nothingNeeds(first)}</p>
  return (
    <>
      <p className="lead">
        {words.toName(first)} <Way row={null}>{words.openNow(open, format.number(open))}</Way>{' '}
        {longest && <Way row={longest}>{words.waitsLongest(waits(longest), nameOf(longest))}</Way>}
      </p>
      <p className="two pt-2">
        {urgent.length === 0 ? (
          words.nothingUrgent
        ) : (
          <Link {...linkTo(hrefOf({ ...AT, state: 'urgent' }))} className="link" activeProps={{}}>
            {words.urgent(urgent_count, format.number(urgent_count))}
          </Link>
        )}
      </p>
      <ul className="urgent" aria-label={words.isUrgent}>
        {urgent.map((row) => (
          <li key={row.id}>
            <span className="flex-row">
              <Icon name="alert" size="s" />
              <Way row={row}>
                <bdi>{nameOf(row)}</bdi>
              </Way>
              <span className="meta cut">{waits(row)}</span>
            </span>
            <span className="said cut2" dir="auto" lang={row.language ?? undefined}>
              <Whose row={row} />
              {row.snippet || <i className="three">{words.noWords}</i>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** To a conversation, or to all that is open. */
function Way({ row, children }: { row: ConversationRow | null; children: ReactNode }) {
  return (
    <Link {...linkTo(hrefOf({ ...AT, id: row?.id ?? null }))} className="link" activeProps={{}}>
      {children}
    </Link>
  )
}

/** How long, and with whom. */
function useWaits() {
  const words = useWords(inboxWords)
  const format = useFormat()
  const now = useNow()
  const names = useNames()
  return ({ waiting_since, team_id, assignee_id }: ConversationRow): string => {
    const since_ms = waiting_since ? now.getTime() - new Date(waiting_since).getTime() : 0
    const holder = names.team(team_id) ?? names.person(assignee_id)
    return words.waitsWith(format.length(since_ms), holder ?? null)
  }
}
