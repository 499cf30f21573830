import type { ReactNode } from 'react'
import { useFormat } from '#web/format.ts'
import { useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { nameOfNetwork } from '#web/ui/network-marks.ts'
import { Time } from '#web/ui/Time.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { DeliveryLine, type MayDecide } from './DeliveryLine.tsx'
import { Media, OurPictures } from './Media.tsx'
import { webAddress } from './pieces.ts'
import { postWords } from './post-words.ts'
import { Said } from './Said.tsx'
import type { MessageView } from './shown.ts'

export interface PostProps {
  message: MessageView
  /** Whether the thread's line goes on below. */
  joined: 'yes' | 'no'
  network: string
  may: MayDecide
}

/** One message as it stands on the network: theirs loud, ours quieter, with how it left. */
export function Post({ message, joined, network, may }: PostProps) {
  const words = useWords(postWords)
  const { workspace } = useSession()
  const theirs = message.kind === 'inbound'
  const name = theirs
    ? message.who?.name || message.who?.handle
    : (message.person?.name ?? message.who?.name ?? workspace.name)
  const handle = message.who && message.who.handle !== name ? at(message.who.handle) : null
  const classes = ['post', theirs ? 'their' : 'ours', joined === 'yes' && 'joined'].filter(Boolean).join(' ')
  return (
    <article className={classes} data-message={message.id}>
      <Avatar name={name ?? '?'} kind={theirs ? 'theirs' : 'ours'} />
      <div className="grow">
        <header className="flex-row">
          <b className="cut" dir="auto">
            {name ?? words.nobodyKnown}
          </b>
          <span className="meta cut grow">
            <bdi>{theirs ? handle : [words.forUs(workspace.name), handle].filter(Boolean).join(' · ')}</bdi>
          </span>
          <Sent message={message} network={network} />
        </header>
        {message.deleted_at ? (
          <p className="gone-words">{words.takenBack}</p>
        ) : (
          <>
            {message.title && (
              <p className="words title" dir="auto">
                {message.title}
              </p>
            )}
            <Said text={message.text} spans={message.spans} lang={message.lang} />
            <Media media={message.media} />
            <OurPictures pictures={message.pictures} />
            {message.counts && <Counts counts={message.counts} />}
          </>
        )}
        {message.kind === 'elsewhere' && <p className="meta">{words.elsewhere}</p>}
        {message.kind === 'reply' && <DeliveryLine message={message} network={network} may={may} />}
      </div>
    </article>
  )
}

const at = (handle: string) => (handle.startsWith('@') ? handle : `@${handle}`)

/** The time is the way to the post itself, as on the networks. */
function Sent({ message, network }: { message: MessageView; network: string }) {
  const words = useWords(postWords)
  const shell = useShellWords()
  const url = webAddress(message.url)
  const time = <Time at={message.sent_at} as="list" />
  if (!url) return <span className="meta">{time}</span>
  return (
    <a className="meta quiet-link" href={url.href} target="_blank" rel="noopener noreferrer nofollow">
      {time}
      <span className="sr">{words.openOn(nameOfNetwork(network, shell))}</span>
    </a>
  )
}

function Counts({ counts }: { counts: NonNullable<MessageView['counts']> }) {
  const words = useWords(postWords)
  const format = useFormat()
  const part = (icon: IconName, many: number, label: (count: string) => string): ReactNode => (
    <span title={label(format.number(many))}>
      <Icon name={icon} size="s" /> <span aria-hidden="true">{format.compact(many)}</span>
      <span className="sr">{label(format.number(many))}</span>
    </span>
  )
  return (
    <footer className="meta counts">
      {part('comment', counts.replies, words.replies)}
      {part('repeat', counts.reposts, words.reposts)}
      {part('heart', counts.likes, words.likes)}
    </footer>
  )
}
