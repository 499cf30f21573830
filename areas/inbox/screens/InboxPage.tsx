/** The inbox: the list, the thread, and who and why. Three panes; on a phone each is a page. */
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useRef } from 'react'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Pane, Panes } from '#web/ui/Panes.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Coming } from './Coming.tsx'
import { ListPane } from './ListPane.tsx'
import { ConversationPanes } from './later.ts'
import { hrefOf, type Place } from './place.ts'
import { type Shown, useActs } from './use-acts.tsx'
import { usePlace } from './use-place.ts'
import { inboxWords } from './words.ts'

export function InboxPage() {
  const shell = useShellWords()
  return (
    <>
      <PageHead title={shell.inbox} />
      <Inbox />
    </>
  )
}

function Inbox() {
  const place = usePlace()
  return place ? <Lists place={place} /> : <Finding />
}

/** Which list has something in it is known in a moment. */
function Finding() {
  const words = useWords(inboxWords)
  return (
    <Panes layout="list-work-side" show="list">
      <Pane name="list" label={words.list}>
        <div className="list-waits">
          <Skeleton shape="rows" count={7} />
        </div>
      </Pane>
    </Panes>
  )
}

function Lists({ place }: { place: Place }) {
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

function NoneChosen() {
  const words = useWords(inboxWords)
  return (
    <Pane name="work" label={words.thread}>
      <div className="state-page">
        <StateBlock icon="inbox" title={words.choose}>
          <span className="for-keys">{words.chooseLine}</span>
        </StateBlock>
      </div>
    </Pane>
  )
}
