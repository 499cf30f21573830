/** A stream as a source: told by its address alone, since it needs no account. */
import { type Answers, type Connected, ConnectorError, type Question } from '../connector.ts'
import { DEFAULT_APPVIEW } from './authors.ts'
import { DEFAULT_STREAM } from './streams.ts'

export const sourceAsks: readonly Question[] = [
  {
    name: 'stream',
    label: 'Stream',
    kind: 'url',
    help: 'Leave empty for all posts of Bluesky through its public Jetstream. The address of a relay or of a server of your own gives its firehose.',
    placeholder: DEFAULT_STREAM,
    required: false,
  },
  {
    name: 'appview',
    label: 'Where names are asked',
    kind: 'url',
    help: 'Streams name people by a number alone; an AppView knows their names. Leave empty for the public one of Bluesky; for a network of your own give the address of its AppView.',
    placeholder: DEFAULT_APPVIEW,
    required: false,
  },
]

/** An address of `subscribeRepos`, or of anything that is not called a Jetstream, is a firehose. */
export function openSource(answers: Answers): Connected {
  const url = URL.parse((answers['stream'] ?? '').trim() || DEFAULT_STREAM)
  if (!url || !/^(wss?|https?):$/.test(url.protocol) || !url.hostname) {
    throw new ConnectorError('invalid', `The stream is an address such as ${DEFAULT_STREAM}.`)
  }
  const stream = isJetstream(url) ? 'jetstream' : 'firehose'
  const secure = /^(wss|https):$/.test(url.protocol)
  return {
    native_id: `${stream} ${url.host}`,
    handle: url.host,
    display_name: stream === 'jetstream' ? 'All of Bluesky (Jetstream)' : 'All of Bluesky (firehose)',
    url: `${secure ? 'https' : 'http'}://${url.host}`,
    settings: { stream, server: `${secure ? 'wss' : 'ws'}://${url.host}`, appview: appviewOf(answers) },
    credentials: {},
  }
}

function appviewOf(answers: Answers): string {
  const url = URL.parse((answers['appview'] ?? '').trim() || DEFAULT_APPVIEW)
  if (url && /^https?:$/.test(url.protocol) && url.hostname) return url.origin
  throw new ConnectorError('invalid', `The address where names are asked is one such as ${DEFAULT_APPVIEW}.`)
}

function isJetstream({ hostname, pathname }: URL): boolean {
  return pathname === '/subscribe' || (hostname.includes('jetstream') && !pathname.includes('subscribeRepos'))
}
