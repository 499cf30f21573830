/** How much is unread, at the head of every page; pressed, what it is. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { useLive } from '#web/live.ts'
import { soon } from '#web/soon.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { useWords } from '#web/words.ts'
import { NOTICES, noticesQuery } from './queries.ts'
import { noticesWords } from './words.ts'

const NoticeList = lazy(async () => ({ default: (await import('./NoticeList.tsx')).NoticeList }))
const GATHER_MS = 300

export function Bell() {
  const words = useWords(noticesWords)
  const queries = useQueryClient()
  useLive(['notifications.'], () =>
    soon('notices', GATHER_MS, () => void queries.invalidateQueries({ queryKey: NOTICES })),
  )
  const unread = useQuery(noticesQuery).data?.unread ?? 0
  // Who goes to a notice's place, or back, has left the list.
  const { href } = useLocation()
  return (
    <Popover
      key={href}
      align="end"
      trigger={
        <Button kind="quiet" className="icon bell" aria-label={words.bell(unread)} title={words.title}>
          <Icon name="bell" />
          {unread > 0 && <b aria-hidden="true">{unread > 99 ? words.many : unread}</b>}
        </Button>
      }
    >
      <Suspense fallback={<Coming />}>
        <NoticeList />
      </Suspense>
    </Popover>
  )
}

/** As wide as the list that comes, so that nothing jumps. */
const Coming = () => (
  <div className="told-list">
    <Skeleton shape="lines" />
  </div>
)
