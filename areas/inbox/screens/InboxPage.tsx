/** The inbox: the list, the thread, and who and why. Three panes; on a phone each is a page. */
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useRef } from 'react'
import { useMay } from '#web/session.ts'
import { NoPermission } from '#web/ui/NoPermission.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Coming } from './Coming.tsx'
import { ListPane } from './ListPane.tsx'
import { ConversationPanes } from './later.ts'
import { useAdministrators } from './people.ts'
import { hrefOf, type Place, readPlace } from './place.ts'
import { type Shown, useActs } from './use-acts.tsx'
import { inboxWords } from './words.ts'

export function InboxPage() {
  const shell = useShellWords()
  const may = useMay('read')
  return (
    <>
      <PageHead title={shell.inbox} />
      {may ? (
        <Inbox />
      ) : (
        <div className="state-page">
          <NotForMe />
        </div>
      )}
    </>
  )
}

function NotForMe() {
  const words = useWords(inboxWords)
  return <NoPermission title={words.notForMe} who={useAdministrators()} />
}

function Inbox() {
  const place = usePlace()
  const navigate = useNavigate()
  const go = (change: Partial<Place>) => void navigate({ href: hrefOf({ ...place, pane: null, ...change }) })
  const shown = useRef<Shown>({ rows: [], cursor: undefined })
  const { judging, asks } = useActs(place, go, shown)
  return (
    <Panes layout="list-work-side" show={!place.id ? 'list' : place.pane ? 'side' : 'work'}>
      <ListPane place={place} go={go} shownRef={shown} />
      {place.id ? (
        <Suspense key={place.id} fallback={<Coming id={place.id} onBack={() => go({ id: null })} />}>
          <ConversationPanes id={place.id} go={go} judging={judging} />
        </Suspense>
      ) : (
        <NoneChosen />
      )}
      {asks}
    </Panes>
  )
}

function usePlace(): Place {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return readPlace(search, params['id'])
}

function NoneChosen() {
  const words = useWords(inboxWords)
  return (
    <Pane name="work" label={words.thread}>
      <div className="state-page">
        <StateBlock icon="inbox" title={words.choose}>
          {words.chooseLine}
        </StateBlock>
      </div>
    </Pane>
  )
}
