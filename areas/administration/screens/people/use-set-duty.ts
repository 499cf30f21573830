import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { setDuties } from '#areas/channels/api.ts'
import type { Duty } from '#areas/channels/schema.ts'
import type { ChannelShown } from '#areas/channels/screens/queries.ts'
import { channelsQuery } from '#areas/channels/screens/queries.ts'
import { CallError, call } from '#web/call.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { dutiesOf, dutiesWith, type Holder, nameOf } from './duties.ts'
import { peopleWords } from './words.ts'

export interface SetDuty {
  channel: ChannelShown
  duty: Duty
  /** Null: nobody. */
  holder: Holder | null
}

/** Gives a duty to somebody and can take it back. `setDuty` says a refusal in a toast; `setOrThrow` leaves it to a form. */
export function useSetDuty() {
  const words = useWords(peopleWords)
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const put = async (id: string, duties: ReturnType<typeof dutiesOf>) => {
    await call(setDuties, { id, ...duties })
    await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
  }
  const setOrThrow = async ({ channel, duty, holder }: SetDuty) => {
    await put(channel.id, dutiesWith(channel, duty, holder))
    const does = words[duty].toLowerCase()
    const text = holder?.name
      ? words.dutySet(holder.name, does, nameOf(channel))
      : words.dutyEmpty(does, nameOf(channel))
    say({ text, undo: () => orSay(put(channel.id, dutiesOf(channel))) })
  }
  const setDuty = async (set: SetDuty) => {
    setBusy(true)
    await orSay(setOrThrow(set)).finally(() => setBusy(false))
  }
  return { setDuty, setOrThrow, busy }
}

/** True when it was done; else why not was said. */
async function orSay(doing: Promise<void>): Promise<boolean> {
  try {
    await doing
    return true
  } catch (caught) {
    if (!(caught instanceof CallError)) throw caught
    say({ kind: 'failed', text: caught.message })
    return false
  }
}
