/**
 * Bluesky, and every other server of the AT Protocol. An account is heard through its notifications and speaks; a source
 * is a stream of everyone's posts and needs no account: `settings.stream` says which.
 */
import type { Account, Batch, Connector, Outside, Question } from '../connector.ts'
import { abilitiesOf } from './abilities.ts'
import { readAuthors } from './authors.ts'
import type { Listening } from './changes.ts'
import { moderate } from './deeds.ts'
import { keyFor } from './keys.ts'
import { limits } from './limits.ts'
import { lookBack } from './look-back.ts'
import { hearNotifications } from './notifications.ts'
import { findByKey, publish } from './publish.ts'
import { DEFAULT_SERVER, renewSession, signIn } from './session.ts'
import { openSource, sourceAsks } from './source.ts'
import { hearStream } from './streams.ts'
import { readThread } from './thread.ts'

const asks: readonly Question[] = [
  {
    name: 'handle',
    label: 'Handle',
    kind: 'text',
    help: 'The name of the account, without the @.',
    placeholder: 'brand.bsky.social',
    required: true,
  },
  {
    name: 'app_password',
    label: 'App password',
    kind: 'secret',
    help: 'Make one in Bluesky under Settings, Privacy and security, App passwords. Do not give the main password.',
    placeholder: 'xxxx-xxxx-xxxx-xxxx',
    required: true,
    expects: {
      form: '^\\s*[a-z0-9]{4}(-[a-z0-9]{4}){3}\\s*$',
      where: { name: 'server', form: '^\\s*((https?://)?bsky\\.social/?\\s*)?$' },
      warning: 'That looks like the main password. Make an app password.',
    },
  },
  {
    name: 'server',
    label: 'Server',
    kind: 'url',
    help: 'Only for an account that is kept on a server of its own.',
    placeholder: DEFAULT_SERVER,
    required: false,
  },
]

export const bluesky: Connector = {
  network: 'bluesky',
  name: 'Bluesky',
  asks,
  source_asks: sourceAsks,
  limits,
  delivery_class: 'A',
  settling_ms: 5_000,
  connect: signIn,
  connectSource: async (_outside, answers) => openSource(answers),
  probe: abilitiesOf,
  renew: renewSession,
  listen: (outside, account, cursor, signal) => listen(outside, account, { cursor, signal }),
  thread: readThread,
  publish: (outside, account, outgoing, key) => publish(outside, account, { outgoing, key }),
  findByKey: (outside, account, outgoing, key) => findByKey(outside, account, { outgoing, key }),
  keyFor,
  moderate,
  authors: readAuthors,
  lookBack,
}

/** Leaving is not a failure, whatever the broken-off request says. */
async function* listen(outside: Outside, account: Account, listening: Listening): AsyncIterable<Batch> {
  const hear = account.purpose === 'source' ? hearStream : hearNotifications
  try {
    for await (const batch of hear(outside, account, listening)) {
      if (listening.signal.aborted) return
      yield batch
    }
  } catch (error) {
    if (!listening.signal.aborted) throw error
  }
}
