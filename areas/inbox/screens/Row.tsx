import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { linkTo } from '#web/paths.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge } from '#web/ui/Badge.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { isUrgent, listedAt } from '../schema.ts'
import { nameOf } from './deeds.ts'
import { Holder } from './Holder.tsx'
import { Posing } from './Posing.tsx'
import { useNames } from './people.ts'
import type { ConversationRow } from './shown.ts'
import { Waiting } from './Waiting.tsx'
import { Whose } from './Whose.tsx'
import { inboxWords } from './words.ts'

export interface RowProps {
  row: ConversationRow
  href: string
  on: 'yes' | 'no'
  /** Counts the moves by keyboard that ended here; 0: none. The row then takes the focus, so that Enter opens it. */
  focused: number
  /** It left this list while the pointer was over it. */
  gone: 'yes' | 'no'
  onReach: () => void
}

/** One conversation in the list: who, their last words in their own direction, why it is here, how long it waits. */
export function Row({ row, href, on, focused, gone, onReach }: RowProps) {
  const words = useWords(inboxWords)
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (focused > 0) link.current?.focus({ preventScroll: true })
  }, [focused])
  const name = nameOf(row)
  const reason = useReason(row)
  const classes = ['row', on === 'yes' && 'on', row.unread && 'new', gone === 'yes' && 'gone'].filter(Boolean).join(' ')
  return (
    <Link
      ref={link}
      {...linkTo(href)}
      className={classes}
      activeProps={{}}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={on === 'yes' || undefined}
      data-id={row.id}
      preload={false}
      onFocus={onReach}
    >
      <Avatar name={name} kind="theirs" network={row.network} />
      <span className="grow">
        <span className="flex-row">
          <b className="grow">
            <bdi className="name cut">{name}</bdi>
          </b>
          <Posing like={row.poses_as} />
          {row.who?.is_vip && (
            <Badge tone="mine" icon="star">
              {words.vip}
            </Badge>
          )}
          {row.unread && <span className="sr">{words.unread}</span>}
          <span className="meta">
            <Time at={listedAt(row)} as="list" />
          </span>
        </span>
        <span className="cut2 says" dir="auto" lang={row.language ?? undefined}>
          <Whose row={row} />
          {row.snippet || <i className="three">{words.noWords}</i>}
        </span>
        <span className="under">
          <Holder person_id={row.assignee_id} />
          {isUrgent(row) && (
            <span className="clock late">
              <Icon name="alert" size="s" />
              {words.isUrgent}
            </span>
          )}
          <span className="meta cut grow" title={row.why} dir="auto">
            {gone === 'yes' ? words.gone : reason}
          </span>
          <Waiting row={row} />
        </span>
      </span>
    </Link>
  )
}

/** The short of it: whose, and what about. The whole sentence is one hover away, and stands beside the open thread. */
function useReason({ team_id, topic, objective, why }: ConversationRow): string {
  const words = useWords(inboxWords)
  const team = useNames().team(team_id)
  const about = topic ? topicName(topic) : words.objectives[objective]
  if (!about) return why
  return team_id ? `${team ?? '…'} · ${about}` : `${words.nobody} · ${about}`
}
