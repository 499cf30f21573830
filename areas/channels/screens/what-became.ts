import type { ChannelState } from '../schema.ts'
import type { ConnectWords } from './connect-words.ts'
import type { ChannelShown } from './queries.ts'

/** What connecting did, which is little where the channel was there: `was` is how it stood before, null where it is new. */
export function whatBecame(
  { display_name, purpose }: Pick<ChannelShown, 'display_name' | 'purpose'>,
  was: ChannelState | null,
  words: ConnectWords,
): string {
  if (was === null) return words.isConnected(display_name)
  if (was === 'retired') return words.isBack(display_name)
  if (purpose === 'account') return words.signedInAgain(display_name)
  return was === 'well' ? words.wasConnected(display_name) : words.goesOn(display_name)
}
