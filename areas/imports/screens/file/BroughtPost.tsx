import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useNetworkName } from '#areas/channels/screens/network-names.ts'
import { webAddress } from '#areas/inbox/screens/pieces.ts'
import { linkTo, paths } from '#web/paths.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge } from '#web/ui/Badge.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import type { ShownBrought } from '../queries.ts'
import { importsWords } from '../words.ts'

/** One post: who, where and when, all that they said, and what became of it. */
export function BroughtPost({ post }: { post: ShownBrought }) {
  const words = useWords(importsWords)
  const { who, network, title, lang, posted_at, ours, deleted_at } = post
  const name = who?.name || who?.handle || words.somebody
  return (
    <article className="brought-post" aria-label={name}>
      <Avatar name={name} kind={ours ? 'ours' : 'theirs'} network={network} />
      <div className="grow">
        <p className="brought-who">
          <bdi className="cut font-strong">{name}</bdi>
          {who && who.handle !== name && <bdi className="cut meta">{who.handle}</bdi>}
          {ours && <Badge>{words.ours}</Badge>}
          <span className="meta ms-auto">
            <Time at={posted_at} as="list" />
          </span>
        </p>
        {title && (
          <p className="brought-said font-strong" dir="auto" lang={lang ?? undefined}>
            {title}
          </p>
        )}
        {deleted_at ? <p className="ink-2">{words.deletedThere}</p> : <Said post={post} />}
        <Facts post={post} />
      </div>
    </article>
  )
}

/** So much fits into the folded lines on a wide screen. */
const FOLDED_LETTERS = 420
const FOLDED_LINES = 6
const isLong = (text: string) =>
  text.length > FOLDED_LETTERS || text.split('\n', FOLDED_LINES + 1).length > FOLDED_LINES

function Said({ post: { text, lang } }: { post: ShownBrought }) {
  const words = useWords(importsWords)
  const [whole, setWhole] = useState(false)
  const long = isLong(text)
  return (
    <>
      <p className={long && !whole ? 'brought-said folded' : 'brought-said'} dir="auto" lang={lang ?? undefined}>
        {text}
      </p>
      {long && (
        <button type="button" className="link" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? words.showLess : words.showWhole}
        </button>
      )}
    </>
  )
}

function Facts({ post }: { post: ShownBrought }) {
  const words = useWords(importsWords)
  const networkName = useNetworkName()
  const { network, url, conversation, stays } = post
  const address = webAddress(url)
  return (
    <p className="brought-facts meta">
      <bdi>{networkName(network)}</bdi>
      <Hearers post={post} />
      {conversation ? (
        <Link {...linkTo(paths.conversation(conversation.id))} className="quiet-link">
          <Icon name="inbox" size="s" /> {words.inConversation[conversation.state]}
        </Link>
      ) : (
        <span>{words.noConversation}</span>
      )}
      {stays && <b>{words.staysLine}</b>}
      {address && (
        <a href={address.href} target="_blank" rel="noopener noreferrer nofollow" className="quiet-link">
          {words.original} <Icon name="outside" size="s" />
        </a>
      )}
    </p>
  )
}

function Hearers({ post: { heard_by, ours } }: { post: ShownBrought }) {
  const words = useWords(importsWords)
  if (heard_by.length === 0) return ours ? <span>{words.oursUnheard}</span> : <b>{words.unheard}</b>
  return (
    <span>
      <Icon name="ear" size="s" /> {words.heardBy}{' '}
      {heard_by.map(({ monitor_id, name, removed_at, set_aside }, at) => {
        const but = [removed_at && words.removedMonitor, set_aside && words.heardAside[set_aside]].filter(Boolean)
        return (
          <span key={monitor_id}>
            {at > 0 && ', '}
            {removed_at ? (
              <bdi>{name}</bdi>
            ) : (
              <Link {...linkTo(paths.monitor(monitor_id))} className="quiet-link">
                <bdi>{name}</bdi>
              </Link>
            )}
            {but.length > 0 && ` (${but.join(', ')})`}
          </span>
        )
      })}
    </span>
  )
}
