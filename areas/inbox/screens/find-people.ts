import { call } from '#web/call.ts'
import type { Command } from '#web/commands.ts'
import { networkOf } from '#web/ui/network-marks.ts'
import { wordsFor } from '#web/words.ts'
import { inboxApi } from '../api.ts'
import { hrefOf } from './place.ts'
import { inboxWords } from './words.ts'

const PAUSE_MS = 180
const LEAST = 2

/** The palette's people outside, by their conversations. Asked when the typing rests; a newer word ends the older question. */
export async function findPeople(query: string, signal: AbortSignal): Promise<readonly Command[]> {
  if ([...query].length < LEAST) return []
  await rest(signal)
  const words = wordsFor(inboxWords, navigator.language)
  const { conversations } = await call(inboxApi.find, { query }, { signal })
  return conversations.map(({ id, network, state, who, snippet }) => ({
    id,
    label: who?.name || who?.handle || words.somebody,
    note: snippet,
    also: `${who?.handle ?? ''} ${snippet}`,
    group: words.found,
    network: networkOf(network),
    to: hrefOf({ view: 'all', team_id: null, state, id, pane: null }),
  }))
}

const rest = (signal: AbortSignal): Promise<void> =>
  new Promise((done, stopped) => {
    const timer = setTimeout(done, PAUSE_MS)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      stopped(signal.reason)
    })
  })
