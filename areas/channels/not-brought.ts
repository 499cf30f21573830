/** What cannot be done to a channel that is brought, and what can be done instead. Nobody listens there and nothing leaves it. */
import { refuse } from '#platform/refusal.ts'
import { type Channel, isBrought } from './schema.ts'

const STOP = 'To stop a program, close its address under Channels, Imports.'
const TAKE_OUT = 'To take posts out, remove their import under Channels, Imports.'

const INSTEAD = {
  pause: `People and programs bring what is here, so there is nobody to pause. ${STOP}`,
  resume: 'People and programs bring what is here, so there is nothing to resume: whatever they bring is taken.',
  retire: `What is brought next would open this channel again, so it cannot be retired. ${STOP} ${TAKE_OUT}`,
  reconnect:
    'People and programs bring what is here, so there is nothing to sign in to. To bring more, use Channels, Imports.',
  probe: 'There is no network behind this channel that could be asked: people and programs bring what is here.',
  hold: 'Nothing leaves this channel, so there is nothing to hold. Hold the account that speaks, or everything.',
} as const

export function refuseBrought(channel: Channel, what: keyof typeof INSTEAD): void {
  if (isBrought(channel)) refuse('conflict', 'channel_brought', INSTEAD[what])
}
