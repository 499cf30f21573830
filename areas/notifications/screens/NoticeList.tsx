/** What one was told, newest first: each leads to its place and is read by going there. */
import { Popover } from '@base-ui/react/popover'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call, type Wire } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { linkTo } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { type NoticeView, notificationsApi } from '../api.ts'
import { NOTICES, noticesQuery } from './queries.ts'
import { noticesWords } from './words.ts'

export function NoticeList() {
  const words = useWords(noticesWords)
  const query = useQuery(noticesQuery)
  const { doing, run } = useDoing(NOTICES)
  const readAll = () => run({ key: 'all', ask: () => call(notificationsApi.readAll, {}) })
  const readOne = (id: string) => run({ key: id, ask: () => call(notificationsApi.read, { id }) })
  return (
    <div className="told-list">
      <p className="flex-row">
        <Popover.Title render={<b />}>{words.title}</Popover.Title>
        <span className="grow" />
        {(query.data?.unread ?? 0) > 0 && (
          <Button size="small" kind="quiet" busy={doing === 'all'} onClick={readAll}>
            {words.readAll}
          </Button>
        )}
      </p>
      <Loaded
        query={query}
        shape="lines"
        failed={words.failed}
        isEmpty={({ notices }) => notices.length === 0}
        empty={<p className="meta">{words.none}</p>}
      >
        {({ notices }) => (
          <ul>
            {notices.map((notice) => (
              <NoticeRow key={notice.id} notice={notice} onGo={() => !notice.read_at && readOne(notice.id)} />
            ))}
          </ul>
        )}
      </Loaded>
    </div>
  )
}

function NoticeRow({ notice, onGo }: { notice: Wire<NoticeView>; onGo: () => void }) {
  const words = useWords(noticesWords)
  return (
    <li>
      <Link {...linkTo(notice.path)} className="told" data-read={notice.read_at !== null} onClick={onGo}>
        <span className="grow">
          {!notice.read_at && <span className="sr">{words.unread}: </span>}
          {notice.about && <Whom about={notice.about} />}
          <bdi className={notice.about ? 'told-why' : undefined}>{notice.reason}</bdi>
        </span>
        <span className="meta">
          <Time at={notice.told_at} as="list" />
        </span>
      </Link>
    </li>
  )
}

/** Who it is about and what they said, on a line of their own: nineteen reasons alike are told apart by it. */
const Whom = ({ about }: { about: NonNullable<Wire<NoticeView>['about']> }) => (
  <span className="told-whom">
    <span className="flex-row">
      {about.network && <NetworkMark network={about.network} />}
      <b className="cut" dir="auto">
        {about.name}
      </b>
    </span>
    {about.words && (
      <span className="told-words cut" dir="auto">
        {about.words}
      </span>
    )}
  </span>
)
