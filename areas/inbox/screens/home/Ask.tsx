import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { linkTo } from '#web/paths.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { isUrgent } from '../../schema.ts'
import { nameOf } from '../deeds.ts'
import type { ConversationRow } from '../shown.ts'
import { Waiting } from '../Waiting.tsx'
import { Whose } from '../Whose.tsx'
import { useWhy } from '../why.ts'
import { inboxWords } from '../words.ts'

/** One conversation on Home: who, why, how long, and their words. */
export function Ask({ row, href, act }: { row: ConversationRow; href: string; act?: ReactNode }) {
  const words = useWords(inboxWords)
  const name = nameOf(row)
  const why = useWhy()(row)
  return (
    <li>
      <Link {...linkTo(href)} className="ask" activeProps={{}}>
        <Avatar name={name} kind="theirs" network={row.network} />
        <span className="grow">
          <span className="flex-row">
            <b className="cut" dir="auto">
              {name}
            </b>
            <span className="meta cut grow not-small" title={why} dir="auto">
              {why}
            </span>
            <span className="grow only-small" />
            {isUrgent(row) && (
              <span className="clock late">
                <Icon name="alert" size="s" />
                {words.isUrgent}
              </span>
            )}
            <Waiting row={row} />
          </span>
          <span className="said cut2" dir="auto" lang={row.language ?? undefined}>
            <Whose row={row} />
            {row.snippet || <i className="three">{words.noWords}</i>}
          </span>
          <span className="meta cut2 only-small" dir="auto">
            {why}
          </span>
        </span>
      </Link>
      {act}
    </li>
  )
}
