import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useNames } from '#areas/inbox/screens/people.ts'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { useNow } from '#web/now.ts'
import { linkTo, paths } from '#web/paths.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { networkOf } from '#web/ui/network-marks.ts'
import { useWords } from '#web/words.ts'
import { monitorsQuery } from '../queries.ts'
import { ReadAs, type Rereads } from './ReadAs.tsx'
import type { Shown } from './stream-queries.ts'
import { streamWords } from './stream-words.ts'

interface UnderstoodProps {
  row: Shown
  rereads: Rereads
  before: 'shown' | 'hidden'
  onBefore: () => void
  /** Somebody points at a topic: its words are marked above. */
  onPoint: (topic: string | null) => void
}

/** What was understood, why it matched, how far it reaches, and what became of it. */
export function Understood({ row, rereads, before, onBefore, onPoint }: UnderstoodProps) {
  const words = useWords(streamWords)
  const format = useFormat()
  const url = webAddress(row.url)
  return (
    <p className="mention-facts meta">
      <ReadAs row={row} rereads={rereads} onPoint={onPoint} />
      {row.passes_on && (
        <span>
          <Icon name="repeat" size="s" /> {row.passes_on === 'repost' ? words.repost : words.near}
        </span>
      )}
      <Elsewhere network={row.network} />
      <Language code={row.language} />
      {row.reach !== null && row.reach > 0 && <span>{words.reaches(format.compact(row.reach))}</span>}
      <HeardBy row={row} />
      {row.edited_at && <Edited at={row.edited_at} before={before} onBefore={onBefore} />}
      {url && (
        <a href={url} target="_blank" rel="noopener noreferrer nofollow" className="quiet-link">
          {words.original} <Icon name="outside" size="s" />
        </a>
      )}
      <Became row={row} />
    </p>
  )
}

/** One of several has its own feeling, and says in which words. */
/** Only the web: a network may say anything. */
function webAddress(text: string): string | null {
  const url = URL.parse(text)
  return url && /^https?:$/.test(url.protocol) ? url.href : null
}

/** A network without a mark of its own says its name: many look the same. */
function Elsewhere({ network }: { network: string }) {
  return networkOf(network) === 'other' && <bdi className="wrap-anywhere">{network}</bdi>
}

function Language({ code }: { code: string | null }) {
  const { locale } = useWhere()
  if (!code || code === 'und' || locale.startsWith(code)) return null
  return <span>{new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }).of(code)}</span>
}

function HeardBy({ row }: { row: Shown }) {
  const words = useWords(streamWords)
  const monitors = useQuery(monitorsQuery).data ?? []
  const names = row.heard_by.flatMap(
    ({ monitor_id }) => monitors.find((monitor) => monitor.id === monitor_id)?.name ?? [],
  )
  if (names.length === 0) return null
  const [first = '', ...others] = names
  return (
    <span title={others.length > 0 ? words.heardByMore(names.join(', ')) : undefined}>
      <Icon name="ear" size="s" /> <bdi>{words.heardBy(first)}</bdi>
      {others.length > 0 && ` +${others.length}`}
    </span>
  )
}

function Edited({ at, before, onBefore }: { at: string; before: 'shown' | 'hidden'; onBefore: () => void }) {
  const words = useWords(streamWords)
  const format = useFormat()
  const now = useNow()
  return (
    <span>
      {words.edited(format.short(at, now))},{' '}
      <button type="button" className="link" aria-expanded={before === 'shown'} onClick={onBefore}>
        {before === 'shown' ? words.hideBefore : words.showBefore}
      </button>
    </span>
  )
}

/** Set aside and why; or the conversation it lies in. */
function Became({ row }: { row: Shown }) {
  const words = useWords(streamWords)
  const names = useNames()
  const { set_aside, conversation } = row
  return (
    <>
      {set_aside?.set_aside && (
        <b>
          <Icon name="eye-off" size="s" />{' '}
          {set_aside.set_aside_like
            ? words.looksLike(set_aside.set_aside_like)
            : words.why[set_aside.set_aside](names.person(set_aside.set_aside_by) ?? null)}
        </b>
      )}
      {conversation && (
        <Link {...linkTo(paths.conversation(conversation.id))} className="quiet-link">
          <Icon name="inbox" size="s" /> {words.inConversation[conversation.state]}
        </Link>
      )}
    </>
  )
}
