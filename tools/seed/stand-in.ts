/**
 * Networks that are not there. While a life is made, an account is connected and speaks through these: everything of
 * ours runs as it does every day, and no request leaves the machine. What they answer follows from what is said to them.
 */
import { createHash } from 'node:crypto'
import { bluesky } from '#connectors/bluesky/connector.ts'
import { type Abilities, type Connected, type Connector, ConnectorError } from '#connectors/connector.ts'
import { feeds } from '#connectors/feeds/connector.ts'
import { FEEDS } from './texts/news.ts'

export const OUR_ID = 'did:plc:fernhillkettlesandtoaster'
/** Words in an answer of ours that decide what becomes of it. */
export const FATE = { refused: 'No fourth one', unknown: 'courier has found it' }

const ACCOUNT: Connected = {
  native_id: OUR_ID,
  handle: 'fernhill.example',
  display_name: 'Fernhill',
  url: 'https://bsky.app/profile/fernhill.example',
  // Names under .invalid lead nowhere, on any machine (RFC 6761).
  settings: { server: 'https://demonstration.invalid', pds: 'https://demonstration.invalid' },
  credentials: {},
}

const yes = { may: 'yes' } as const
const ABILITIES: Abilities = {
  hear_mentions: yes,
  hear_everyone: { may: 'when', because: 'Add the Bluesky stream as a source: it needs no account.' },
  answer_public: yes,
  answer_private: { may: 'no', because: 'Direct messages of Bluesky are not opened by app passwords.' },
  publish: yes,
  images: yes,
  hide: { may: 'when', because: 'Only answers in threads that we started can be hidden.' },
  delete: { may: 'when', because: 'Only our own posts can be deleted.' },
  like: yes,
  read_thread: yes,
}

export const postId = (author_id: string, what: string) =>
  `at://${author_id}/app.bsky.feed.post/${createHash('sha256').update(what).digest('hex').slice(0, 13)}`

/** Where an answer of ours to that post will stand. */
export const answerId = (reply_to: string, text: string) => postId(OUR_ID, `${reply_to}\n${text}`)

export const blueskyStandIn: Connector = {
  ...bluesky,
  // What is not found is asked of a person at once, instead of being sent again.
  delivery_class: 'D',
  settling_ms: 0,
  connect: async () => ACCOUNT,
  probe: async (_outside, { purpose }) => (purpose === 'account' ? ABILITIES : bluesky.probe(_outside, SOURCE)),
  findByKey: async () => null,
  publish: async (_outside, _account, { text, reply_to }) => {
    if (text.includes(FATE.refused))
      throw new ConnectorError(
        'not_allowed',
        'They have limited who may answer this post since they wrote it, so Bluesky did not take the answer.',
      )
    if (text.includes(FATE.unknown))
      throw new ConnectorError('outcome_unknown', 'The connection broke before Bluesky had said whether it took this.')
    const native_id = answerId(reply_to?.native_id ?? '', text)
    const url = `https://bsky.app/profile/${ACCOUNT.handle}/post/${native_id.split('/').at(-1)}`
    return { state: 'published', native_id, url, reply_handle: { cid: native_id } }
  },
}
const SOURCE = { ...ACCOUNT, purpose: 'source' as const }

const connectFeed: Connector['connect'] = async (_outside, { address = '' }) => ({
  native_id: address,
  handle: new URL(address).host,
  display_name: FEEDS.find((feed) => feed.address === address)?.title ?? address,
  url: new URL(address).origin,
  settings: { feed_url: address },
  credentials: {},
})

export const feedsStandIn: Connector = { ...feeds, connect: connectFeed, connectSource: connectFeed }
