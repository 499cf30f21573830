import { useState } from 'react'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { inParts, nearMatch, notUs, type Place } from './not-us.ts'
import type { MentionShown } from './queries.ts'
import { listeningWords } from './words.ts'

type PostShown = Omit<MentionShown, 'monitor_id'>

export interface HeardOneProps {
  mention: PostShown
  /** What we are called and what we make: no reason to leave a post out. */
  own: readonly string[]
  onLeaveOut?: ((phrase: string) => Promise<void>) | undefined
}

export function HeardOne({ mention, own, onLeaveOut }: HeardOneProps) {
  const words = useWords(listeningWords)
  const [busy, setBusy] = useState(false)
  const { who, title, network, posted_at, spans } = mention
  const name = who?.name || who?.handle || words.somebody
  const phrase = onLeaveOut ? phraseIn(mention, own) : null
  const leaveOut = async (not: string) => {
    setBusy(true)
    await onLeaveOut?.(not).finally(() => setBusy(false))
  }
  return (
    <li>
      <Avatar name={name} kind="theirs" network={network} />
      <div className="grow">
        <p className="heard-who">
          <bdi className="cut font-strong">{name}</bdi>
          {who && who.handle !== name && <bdi className="cut meta">{who.handle}</bdi>}
          <span className="meta ms-auto">
            <Time at={posted_at} as="list" />
          </span>
        </p>
        {title && <Said text={title} places={spans.filter(({ part }) => part === 'title')} />}
        <Said text={mention.text} places={spans.filter(({ part }) => part === 'text')} />
        {phrase && (
          <Button kind="quiet" size="small" className="not-us" busy={busy} onClick={() => void leaveOut(phrase)}>
            {words.notUs(phrase)}
          </Button>
        )}
      </div>
    </li>
  )
}

function Said({ text, places }: { text: string; places: readonly Place[] }) {
  const near = nearMatch(text, places)
  return (
    <p className="heard-said" dir="auto">
      {inParts(near.text, near.places).map((part) =>
        part.matched ? <mark key={part.start}>{part.text}</mark> : <span key={part.start}>{part.text}</span>,
      )}
    </p>
  )
}

function phraseIn({ title, text, spans }: PostShown, own: readonly string[]): string | null {
  for (const span of spans) {
    const phrase = notUs(span.part === 'title' ? (title ?? '') : text, span, own)
    if (phrase) return phrase
  }
  return null
}
