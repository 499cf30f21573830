/**
 * Bluesky's connector, broken in one way each, with the promise that must then fail. A suite that stays green over one of
 * these checks nothing.
 */
import { bluesky } from '../bluesky/connector.ts'
import { accountRecording, streamRecording } from '../bluesky/recorded.ts'
import {
  type Batch,
  type Connector,
  ConnectorError,
  type LookBack,
  type LookBackPage,
  type NetworkPost,
} from '../connector.ts'
import { idOf } from './hearing.ts'
import type { Recording } from './recording.ts'

export interface Sabotage {
  connector: Connector
  /** Part of the name of the test that must go red. */
  promise: string
  recording?: Recording
}

const past = bluesky.lookBack as LookBack
type Listen = Connector['listen']

export const sabotages: Readonly<Record<string, Sabotage>> = {
  'events newest first': batches('oldest first', (batch) => ({ ...batch, events: batch.events.toReversed() })),
  'an event twice': batches('each once', (batch) => ({ ...batch, events: batch.events.flatMap((one) => [one, one]) })),
  'no cursor': batches('heard, whole', (batch) => ({ ...batch, cursor: '' })),
  'a cursor that goes nowhere': listening('goes nowhere backwards', (outside, account, _cursor, signal) =>
    renamed(outside, account, signal),
  ),
  'another id each time': posts('same events again', (post) => ({
    ...post,
    native_id: `${post.native_id}${Math.random()}`,
  })),
  'NUL in the text': posts('heard, whole', (post) => ({ ...post, text: `${post.text}\0` })),
  'half a character': posts('heard, whole', (post) => ({ ...post, text: `${post.text}\uD83D` })),
  'a span outside the text': posts('heard, whole', (post) => ({
    ...post,
    spans: [{ kind: 'hashtag', start: 0, end: 9_999, target: 'x' }],
  })),
  'a span that cuts a character': posts('heard, whole', (post) => ({
    ...post,
    text: '😡',
    spans: [{ kind: 'hashtag', start: 0, end: 1, target: 'x' }],
  })),
  'an address that would run': posts('heard, whole', (post) => ({ ...post, url: 'javascript:alert(1)' })),
  'no instant': posts('heard, whole', (post) => ({ ...post, posted_at: new Date(Number.NaN) })),
  'an answer to nothing': posts('heard, whole', (post) => ({ ...post, parent_id: null, addressed: 'reply' })),
  'every post its own thread': posts('thread of what it answers', (post) => ({ ...post, thread_id: post.native_id })),
  markup: {
    ...posts('never markup', (post) => ({ ...post, text: '<p>x</p>' })),
    recording: { ...accountRecording, writes: 'html' },
  },
  'deaf to the abort': listening('abort ends listening', (outside, account, cursor) =>
    bluesky.listen(outside, account, cursor, new AbortController().signal),
  ),
  'a fault in a spoilt payload': listening('spoilt answer', trusting),
  'a mutated account': listening('heard, whole', (outside, account, cursor, signal) => {
    Object.assign(account.settings, { seen: 'yes' })
    return bluesky.listen(outside, account, cursor, signal)
  }),
  'every failure a bug': failing('has its kind', (error) => new ConnectorError('bug', error.message)),
  'no time to wait': failing('has its kind', (error) => new ConnectorError(error.kind, error.message)),
  'a token in the message': failing('has its kind', (error) => {
    return new ConnectorError(error.kind, `${error.message} secret-access-token.`, {
      retry_after_ms: error.retry_after_ms,
    })
  }),
  'a token in the cause': failing('has its kind', (error) => {
    return new ConnectorError(error.kind, error.message, {
      cause: { sent: 'secret-access-token' },
      retry_after_ms: error.retry_after_ms,
    })
  }),
  'a stream that loses its end': {
    ...listening('hands over what it brought', hasty),
    recording: streamRecording('jetstream'),
  },
  'a thread upside down': changed('its root first', {
    thread: async (...asked) => (await (bluesky.thread?.(...asked) ?? [])).toReversed(),
  }),
  'a past of another time': lookingBack('all of the period', (page) => ({
    ...page,
    posts: page.posts.map((post) => ({ ...post, posted_at: new Date(0) })),
  })),
  'a post twice in a page of the past': lookingBack('each once in a page', (page) => ({
    ...page,
    posts: page.posts.flatMap((post) => [post, post]),
  })),
  'a past without end': changed('looking back ends', {
    lookBack: {
      ...past,
      page: async (outside, account, asked) => {
        const page = await past.page(outside, account, { ...asked, cursor: null })
        return { ...page, cursor: 'more' }
      },
    },
  }),
  'a key of its own': publishing('never makes two posts', (outside, account, outgoing) =>
    say(outside, account, outgoing, `3k${Math.random().toString(36).slice(2, 13)}`),
  ),
  'one key for all': changed('keys differ', { keyFor: () => '3n2tz3xsuns2e' }),
  'a lost answer taken for nothing': publishing('died after sending', (...said) => say(...said).catch(as('transient'))),
  'nothing sent taken for unknown': publishing('never connected', (...said) =>
    say(...said).catch(as('outcome_unknown')),
  ),
  'a long text cut': publishing('text over the limit', (outside, account, outgoing, key) =>
    say(outside, account, { ...outgoing, text: outgoing.text.slice(0, 300) }, key),
  ),
  'too many pictures dropped': publishing('an image too many', (outside, account, outgoing, key) =>
    say(outside, account, { ...outgoing, images: outgoing.images.slice(0, 4) }, key),
  ),
  'a picture changed': publishing('has an address', (outside, account, outgoing, key) => {
    outgoing.images[0]?.bytes.fill(0)
    return say(outside, account, outgoing, key)
  }),
  'blind to its own posts': changed('found by its key', { findByKey: async () => null }),
  'a password among the settings': changed('keeps secrets apart', {
    connect: async (outside, answers) => ({ ...(await bluesky.connect(outside, answers)), settings: { ...answers } }),
  }),
  'a no without a reason': changed('says why not', {
    probe: async (...asked) => ({ ...(await bluesky.probe(...asked)), like: { may: 'no', because: '' } }),
  }),
  'a like that never fails': changed('like is done', {
    moderate: async (...asked) => bluesky.moderate?.(...asked).catch(() => undefined),
  }),
}

function lookingBack(promise: string, change: (page: LookBackPage) => LookBackPage): Sabotage {
  return changed(promise, { lookBack: { ...past, page: async (...asked) => change(await past.page(...asked)) } })
}

function changed(promise: string, parts: Partial<Connector>): Sabotage {
  return { promise, connector: { ...bluesky, ...parts } }
}

function listening(promise: string, listen: Listen): Sabotage {
  return changed(promise, { listen })
}

function batches(promise: string, change: (batch: Batch) => Batch): Sabotage {
  return listening(promise, async function* (...asked) {
    for await (const batch of bluesky.listen(...asked)) yield change(batch)
  })
}

function posts(promise: string, change: (post: NetworkPost) => NetworkPost): Sabotage {
  return batches(promise, (batch) => ({
    ...batch,
    events: batch.events.map((event) => (event.kind === 'post' ? { kind: 'post', post: change(event.post) } : event)),
  }))
}

function failing(promise: string, change: (error: ConnectorError) => ConnectorError): Sabotage {
  return listening(promise, async function* (...asked) {
    try {
      yield* bluesky.listen(...asked)
    } catch (error) {
      throw error instanceof ConnectorError ? change(error) : error
    }
  })
}

function publishing(promise: string, publish: NonNullable<Connector['publish']>): Sabotage {
  return changed(promise, { publish })
}

function say(...said: Parameters<NonNullable<Connector['publish']>>) {
  if (!bluesky.publish) throw new Error('Bluesky publishes.')
  return bluesky.publish(...said)
}

function as(kind: 'transient' | 'outcome_unknown') {
  return (error: unknown): never => {
    throw error instanceof ConnectorError ? new ConnectorError(kind, error.message) : error
  }
}

/** Believes what the network says. */
async function* trusting(...[outside, account, cursor, signal]: Parameters<Listen>): AsyncIterable<Batch> {
  const response = await outside.fetch(`${account.settings['pds']}/xrpc/app.bsky.notification.listNotifications`)
  const { notifications } = await response.json()
  for (const { record } of notifications) record.text.trim()
  yield* bluesky.listen(outside, account, cursor, signal)
}

let listened = 0

/** Names its posts anew each time, as a connector that numbers them by itself would. */
async function* renamed(
  ...[outside, account, signal]: [Parameters<Listen>[0], Parameters<Listen>[1], AbortSignal]
): AsyncIterable<Batch> {
  listened += 1
  for await (const batch of bluesky.listen(outside, account, null, signal)) {
    const events = batch.events.map((event) => {
      const native_id = `${idOf(event)} ${listened}`
      return event.kind === 'post' ? { ...event, post: { ...event.post, native_id } } : { ...event, native_id }
    })
    yield { ...batch, events }
  }
}

/** Gathers everything before it hands anything over, and loses it when the stream breaks. */
async function* hasty(...asked: Parameters<Listen>): AsyncIterable<Batch> {
  yield* await Array.fromAsync(bluesky.listen(...asked))
}
