/** Marks of the networks, drawn by us in one colour: a place is told by its shape, never by its brand's colour. */
import type { ShellWords } from '#web/words.ts'

export const NETWORK_MARKS = {
  bluesky:
    'M5.4 3.6C8 5.5 10.9 9.4 12 11.5c1.1-2.1 4-6 6.6-7.9 1.9-1.4 4.9-2.5 4.9 1 0 .7-.4 5.8-.6 6.6-.8 2.9-3.7 3.6-6.3 3.2 4.500.8 5.7 3.3 3.2 5.8-4.7 4.8-6.8-1.2-7.3-2.7-.1-.3-.2-.5-.5-.5s-.4.2-.5.5c-.5 1.5-2.6 7.5-7.3 2.7-2.5-2.5-1.3-5 3.2-5.8-2.600.4-5.5-.3-6.3-3.2C.9 10.400.5 5.300.5 4.6c0-3.5 3-2.4 4.9-1Z',
  feeds:
    'M4.5 22a2.7 2.7 0 1 1 0-5.4 2.7 2.7 0 0 1 0 5.4ZM1.8 9.4v3.9a8.9 8.9 0 0 1 8.9 8.7h3.9A12.7 12.7 0 0 0 1.8 9.4Zm0-7.4v4A16.2 16.2 0 0 1 18.1 22H22A20 20 0 0 0 1.8 2Z',
  email: 'M3 4h18a2 2 0 0 1 2 2v.4l-11 6.5L1 6.4V6a2 2 0 0 1 2-2ZM1 8.7V18a2 2 0 0 0 2 2h18a2 2 0 0 0 2-2V8.7l-11 6.5Z',
  mastodon:
    'M12 1C6 1 2 2.5 2 8.5c0 9 1.5 13.5 8 14.5 2.500.4 4.700.1 6-.4l-.1-2.5c-1.800.5-4 .7-5.800.3-1.9-.4-3-1.3-3.2-3.3 3.500.8 7.600.9 11 .2 3-.6 4.1-3.5 4.1-8.8C22 2.5 18 1 12 1Zm0 6.2c.8-1.3 1.9-2 3.3-2 2.3 0 3.4 1.5 3.4 3.9v5.7h-2.6V9.5c0-1.3-.5-2-1.5-2-1.2 0-1.700.8-1.7 2.2v3.1h-2.6V9.7c0-1.4-.5-2.2-1.7-2.2-1 0-1.500.7-1.5 2v5.3H4.5V9.1c0-2.4 1.2-3.9 3.5-3.9 1.5 0 2.600.7 3.3 2l.4.7Z',
  hackernews: 'M2 2h20v20H2Zm5 4 4 7.3V18h2v-4.7L17 6h-2.3L12 11.3 9.3 6Z',
  import: 'M10.5 2h3v9l3.4-3.4L19 9.7l-7 7-7-7 2.1-2.1 3.4 3.4ZM2 18h20v4H2Z',
  offline: 'M2 3h14v10H8l-4 4v-4H2Zm16 4h4v10h-2v4l-4-4h-6v-2h8Z',
  x: 'M2 2h6.2l5 6.9L18.9 2h2.6l-7.200 8.500L22.500 22h-6.200l-5.500-7.600L4.400 22H1.800l7.800-9.200Z',
  other:
    'M12 1.5a10.5 10.5 0 1 0 0 21 10.5 10.5 0 0 0 0-21Zm0 2.5c1.3 0 2.7 2.7 3.1 6.5H8.9C9.3 6.7 10.7 4 12 4ZM7.8 5.2a16 16 0 0 0-1.4 5.3H4.2a8 8 0 0 1 3.6-5.3Zm8.4 0a8 8 0 0 1 3.6 5.3h-2.2a16 16 0 0 0-1.4-5.3ZM4.2 13.5h2.2a16 16 0 0 0 1.4 5.3 8 8 0 0 1-3.6-5.3Zm4.7 0h6.2c-.4 3.8-1.8 6.5-3.1 6.5s-2.7-2.7-3.1-6.5Zm8.7 0h2.2a8 8 0 0 1-3.6 5.3 16 16 0 0 0 1.4-5.3Z',
} as const

export type Network = keyof typeof NETWORK_MARKS
/** A network without a mark of its own yet is shown by the neutral one. */
export const networkOf = (name: string): Network => (Object.hasOwn(NETWORK_MARKS, name) ? (name as Network) : 'other')

/** Of a network without a mark of its own, its own name: it may be any that somebody brought posts from. */
export function nameOfNetwork(network: string, { networks }: Pick<ShellWords, 'networks'>): string {
  const known = networkOf(network)
  return known === 'other' ? network : networks[known]
}
