/** What an account or a stream may do here and now, with the reason where it may not. */
import { z } from 'zod'
import { type Abilities, type Ability, type Account, ConnectorError, type Outside } from '../connector.ts'
import { Notifications } from './wire.ts'
import { callAs } from './xrpc.ts'

const yes: Ability = { may: 'yes' }
const no = (because: string): Ability => ({ may: 'no', because })
const when = (because: string): Ability => ({ may: 'when', because })

const NEEDS_ACCOUNT: Ability = {
  ...{ may: 'no', needs: 'account' },
  because: 'Bluesky allows it to an account; this is the open stream, which is only listened to. Connect an account.',
}
const PRIVATE = no(
  'Direct messages on Bluesky are kept by a service of its own that app passwords do not open by default.',
)

export function abilitiesOf(outside: Outside, account: Account): Promise<Abilities> {
  return account.purpose === 'source' ? Promise.resolve(OF_STREAM) : probeAccount(outside, account)
}

const OF_STREAM: Abilities = {
  hear_everyone: yes,
  hear_mentions: when('As far as your monitors know your name: the stream brings every post.'),
  answer_public: NEEDS_ACCOUNT,
  answer_private: PRIVATE,
  publish: NEEDS_ACCOUNT,
  images: NEEDS_ACCOUNT,
  hide: NEEDS_ACCOUNT,
  delete: NEEDS_ACCOUNT,
  like: NEEDS_ACCOUNT,
  read_thread: NEEDS_ACCOUNT,
}

/** A server can hold accounts without knowing an AppView; then it can write, but not hear or read threads. */
async function probeAccount(outside: Outside, account: Account): Promise<Abilities> {
  const answer = z.object({ active: z.boolean().optional() })
  const session = await callAs(outside, account, { nsid: 'com.atproto.server.getSession', answer })
  const speak = session.active === false ? no('This account is not active. Activate it in Bluesky.') : yes
  const hear = (await hears(outside, account)) ? yes : no('This server does not bring notifications from Bluesky.')
  return {
    hear_mentions: hear,
    hear_everyone: when('Add the Bluesky stream as a source: it needs no account.'),
    answer_public: speak,
    answer_private: PRIVATE,
    publish: speak,
    images: speak,
    hide: when('Only answers in threads that we started can be hidden.'),
    delete: when('Only our own posts can be deleted.'),
    like: speak,
    read_thread: hear,
  }
}

async function hears(outside: Outside, account: Account): Promise<boolean> {
  const params = { limit: '1' }
  const ask = { nsid: 'app.bsky.notification.listNotifications', answer: Notifications, params }
  try {
    await callAs(outside, account, ask)
    return true
  } catch (error) {
    const missing = error instanceof ConnectorError && (error.kind === 'not_found' || error.kind === 'invalid')
    if (missing) return false
    throw error
  }
}
