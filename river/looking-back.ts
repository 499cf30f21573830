/** What differs where a monitor looks back: it alone hears, and what is said now does not wait behind it. */
import type { HeldChannel } from '#areas/channels/ports.ts'
import type { Heard } from './hear.ts'

/** Batches of one name are stored in their order. */
export const queueOf = ({ channel_id, brought }: HeldChannel): string =>
  brought?.only_for === undefined ? channel_id : `${channel_id} ${brought.only_for}`

/** All that was heard, or what the one monitor means that looks back. */
export function meantBy({ brought }: HeldChannel, heard: readonly Heard[]): readonly Heard[] {
  const only = brought?.only_for
  if (only === undefined) return heard
  return heard.flatMap((each) => {
    const matches = each.matches.filter(({ monitor_id }) => monitor_id === only)
    return matches.length > 0 ? [{ ...each, matches }] : []
  })
}

/** Whether what nobody hears is let go: of an open stream, and where one looks back. All else that is brought is kept. */
export const looksThrough = ({ brought }: HeldChannel): boolean => !brought || brought.only_for !== undefined
