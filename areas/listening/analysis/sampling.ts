/** How much of what is said somewhere is heard there, in words that stand beside every figure. */
import { type Channel, isBrought } from '#areas/channels/schema.ts'
import type { Source } from './api.ts'

type Sampling = Pick<Source['channels'][number], 'hears' | 'sampling'>

type Shown = 'network' | 'purpose' | 'settings' | 'polled_at' | 'next_read_at'

const MINUTE_MS = 60_000

export function samplingOf(channel: Pick<Channel, Shown>): Sampling {
  if (isBrought(channel))
    return { sampling: 'brought', hears: 'What people and programs bring in, and nothing else of it.' }
  if (channel.purpose === 'account')
    return { sampling: 'ours', hears: 'What is addressed to this account: mentions, replies, quotes.' }
  switch (channel.network) {
    case 'bluesky':
      return {
        sampling: 'all',
        hears:
          'Every public post of the network, as it is posted. What the stream no longer holds after a break is told as a gap.',
      }
    case 'hackernews':
      return { sampling: 'all', hears: `Every story and comment, ${everyMinutes(channel)}.` }
    case 'feeds':
      return {
        sampling: 'some',
        hears: `What the feed holds when it is read, ${everyMinutes(channel)}. What came and went in between is not heard.`,
      }
    default:
      return { sampling: 'some', hears: 'What the place shows when it is read, which may not be all of it.' }
  }
}

function everyMinutes({ polled_at, next_read_at }: Pick<Channel, 'polled_at' | 'next_read_at'>): string {
  if (!polled_at || !next_read_at) return 'now and then'
  const minutes = Math.max(1, Math.round((next_read_at.getTime() - polled_at.getTime()) / MINUTE_MS))
  return minutes === 1 ? 'about every minute' : `about every ${minutes} minutes`
}
