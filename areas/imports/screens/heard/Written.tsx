/** What one wrote down, the latest first, with who heard it and where it is answered; each can be taken back from here. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { linkTo, paths } from '#web/paths.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { NextPage } from '#web/ui/NextPage.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { notesQuery, type ShownNote } from '../queries.ts'
import { heardWords } from './words.ts'
import { writtenWords } from './written-words.ts'

interface WrittenProps {
  onTakeBack: (id: string) => Promise<void>
}

export function Written({ onTakeBack }: WrittenProps) {
  const words = useWords(writtenWords)
  return (
    <section aria-label={words.title} className="part">
      <h2>{words.title}</h2>
      <List onTakeBack={onTakeBack} />
    </section>
  )
}

function List({ onTakeBack }: WrittenProps) {
  const words = useWords(writtenWords)
  const query = useInfiniteQuery(notesQuery)
  if (query.isError && !query.data)
    return <ErrorState error={query.error} title={words.failed} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton shape="rows" />
  const notes = query.data.pages.flatMap((page) => page.notes)
  if (notes.length === 0)
    return (
      <EmptyState icon="pen" title={words.none}>
        {words.noneLine}
      </EmptyState>
    )
  return (
    <>
      <ul className="brought-list">
        {notes.map((note) => (
          <One key={note.id} note={note} onTakeBack={onTakeBack} />
        ))}
      </ul>
      <NextPage query={query}>{words.earlier}</NextPage>
    </>
  )
}

function One({ note, onTakeBack }: WrittenProps & { note: ShownNote }) {
  const words = useWords(writtenWords)
  const [busy, setBusy] = useState(false)
  const takeBack = async () => {
    setBusy(true)
    await onTakeBack(note.id)
    setBusy(false)
  }
  return (
    <li className="written">
      <p className="meta">
        <Whence note={note} />
      </p>
      {note.said === null ? (
        <p className="ink-2">{words.deleted}</p>
      ) : (
        <p className="import-text">
          <bdi>{note.said}</bdi>
        </p>
      )}
      <div className="written-acts">
        <p className="meta">
          <Hearers note={note} />
          {' · '}
          <Conversation note={note} />
        </p>
        {!note.worked_on && (
          <Button size="small" kind="quiet" icon="undo" busy={busy} onClick={() => void takeBack()}>
            {words.takeBack}
          </Button>
        )}
      </div>
      {note.worked_on && <p className="meta">{words.workedOn}</p>}
    </li>
  )
}

function Whence({ note: { place, where, heard_at, noted_at } }: { note: ShownNote }) {
  const words = useWords(writtenWords)
  const { places } = useWords(heardWords)
  return (
    <>
      {places[place]}
      {where && (
        <>
          {': '}
          <bdi>{where}</bdi>
        </>
      )}
      {heard_at && (
        <>
          {` · ${words.heardAt} `}
          <Time at={heard_at} as="list" />
        </>
      )}
      {` · ${words.writtenAt} `}
      <Time at={noted_at} as="list" />
    </>
  )
}

function Hearers({ note: { heard_by, monitors } }: { note: ShownNote }) {
  const words = useWords(writtenWords)
  // Who does not read is told how many heard it.
  if (heard_by.length === 0) return words.heardByCount(monitors)
  return heard_by.map(({ monitor_id, name, removed_at }, at) => (
    <Fragment key={monitor_id}>
      {at === 0 ? `${words.heardBy} ` : ', '}
      {removed_at ? (
        <>
          <bdi>{name}</bdi>
          {words.removed}
        </>
      ) : (
        <Link {...linkTo(paths.heard({ monitor: monitor_id, network: 'offline' }))} className="link">
          <bdi>{name}</bdi>
        </Link>
      )}
    </Fragment>
  ))
}

function Conversation({ note: { conversation } }: { note: ShownNote }) {
  const words = useWords(writtenWords)
  if (!conversation) return words.noConversation
  const { id, state } = conversation
  return id ? (
    <Link {...linkTo(paths.conversation(id))} className="link">
      {words.states[state]}
    </Link>
  ) : (
    words.states[state]
  )
}
