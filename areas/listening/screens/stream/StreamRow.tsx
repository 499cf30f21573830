import { useState } from 'react'
import { Posing } from '#areas/inbox/screens/Posing.tsx'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { reachBand } from '../../schema.ts'
import { inParts, type Place } from '../not-us.ts'
import { Before } from './Before.tsx'
import { nameOf } from './naming.ts'
import type { Rereads } from './ReadAs.tsx'
import { Repeats } from './Repeats.tsx'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'
import { Understood } from './Understood.tsx'
import type { ActsOf, StreamAct } from './use-stream-acts.tsx'

export interface StreamRowProps {
  row: Shown
  acts: ActsOf
  rereads: Rereads
  /** It left this list while somebody was in it. */
  gone: 'yes' | 'no'
  /** The keyboard is on it. */
  on: 'yes' | 'no'
  place: { at: number; of: number }
}

/** One mention: who, what they said with the match marked, what was understood of it, and what can be done. */
export function StreamRow({ row, acts, rereads, gone, on, place }: StreamRowProps) {
  const words = useWords(streamWords)
  const [opened, setOpened] = useState<'repeats' | 'before' | null>(null)
  const [pointed, setPointed] = useState<string | null>(null)
  const name = nameOf(row, words.somebody)
  const flip = (what: 'repeats' | 'before') => () => setOpened(opened === what ? null : what)
  const matched = row.found.length > 0 ? row.found : row.heard_by.flatMap((one) => one.spans)
  const clause = row.phrases.filter(({ topic }) => topic === pointed)
  const spans = clause.length > 0 ? clause : matched
  const kind = clause.length > 0 ? 'clause' : 'match'
  return (
    <article
      className={['mention', on === 'yes' && 'on', gone === 'yes' && 'gone'].filter(Boolean).join(' ')}
      data-id={row.post_id}
      aria-label={name}
      aria-posinset={place.at}
      aria-setsize={place.of}
      aria-current={on === 'yes' || undefined}
      tabIndex={0}
    >
      <Avatar name={name} kind="theirs" network={row.network} />
      <div className="grow">
        <Head row={row} name={name} />
        {row.title && (
          <Said text={row.title} places={spans.filter(({ part }) => part === 'title')} kind="title" of={kind} />
        )}
        <Said text={row.text} places={spans.filter(({ part }) => part === 'text')} kind="text" of={kind} />
        <div className="mention-foot">
          <Understood
            {...{ row, rereads }}
            onBefore={flip('before')}
            before={opened === 'before' ? 'shown' : 'hidden'}
            onPoint={setPointed}
          />
          {gone === 'yes' && <b className="mention-gone meta">{words.gone}</b>}
          <Acts acts={acts(row)} />
        </div>
        {row.repeats && <Repeats row={row} isOpen={opened === 'repeats'} onFlip={flip('repeats')} />}
        {opened === 'before' && <Before post_id={row.post_id} />}
      </div>
    </article>
  )
}

function Head({ row, name }: { row: Shown; name: string }) {
  const words = useWords(streamWords)
  const { who } = row
  return (
    <p className="mention-who">
      <bdi className="cut font-strong">{name}</bdi>
      {who && who.handle !== name && <bdi className="cut meta">{who.handle}</bdi>}
      <Posing like={row.poses_as} />
      {who?.is_vip && (
        <Badge tone="mine" icon="star">
          {words.vip}
        </Badge>
      )}
      {reachBand(row.reach) === 'from_100k' && (
        <Badge tone="warn" icon="alert">
          {words.wide}
        </Badge>
      )}
      <span className="meta ms-auto">
        <Time at={row.posted_at} as="list" />
      </span>
    </p>
  )
}

interface SaidProps {
  text: string
  places: readonly Place[]
  kind: 'title' | 'text'
  /** What is marked: why it was heard, or where a topic is spoken of. */
  of: 'match' | 'clause'
}

function Said({ text, places, kind, of }: SaidProps) {
  return (
    <p className={kind === 'title' ? 'mention-said font-strong' : 'mention-said'} dir="auto">
      {inParts(text, places).map((part) =>
        part.matched ? (
          <mark key={part.start} className={of === 'clause' ? 'clause' : undefined}>
            {part.text}
          </mark>
        ) : (
          <span key={part.start}>{part.text}</span>
        ),
      )}
    </p>
  )
}

/** An icon that says its words when it is pointed at; nobody points with a finger, so there it is its words. */
function LesserAct({ act: { icon, label, keys, disabledReason, run } }: { act: StreamAct }) {
  const shared = { kind: 'quiet', size: 'small', disabledReason, onClick: run } as const
  return (
    <>
      <IconButton {...shared} className="not-small" icon={icon} label={label} keys={keys} />
      <Button {...shared} className="only-small">
        {label}
      </Button>
    </>
  )
}

/** The two that are done most stand there; all of them in the menu. */
function Acts({ acts }: { acts: StreamAct[] }) {
  const words = useWords(streamWords)
  const [main, second, ...others] = acts
  const short = (act: StreamAct) => (act.id === 'open' ? words.open : act.label)
  return (
    <div className="mention-acts">
      {[main, second].map(
        (act) =>
          act && (
            <Button
              key={act.id}
              size="small"
              kind={act === main ? 'secondary' : 'quiet'}
              keys={act.keys}
              aria-label={act.label}
              disabledReason={act.disabledReason}
              onClick={act.run}
            >
              {short(act)}
            </Button>
          ),
      )}
      {others
        .filter(({ id }) => id === 'irrelevant' || id === 'hide')
        .map((act) => (
          <LesserAct key={act.id} act={act} />
        ))}
      <Menu trigger={<IconButton kind="quiet" size="small" icon="more" label={words.moreActs} />} entries={acts} />
    </div>
  )
}
