/** What can be done to a channel: its state and the person's role say which, and why not. */
import { useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import type { MenuEntry } from '#web/ui/Menu.tsx'
import { useWords } from '#web/words.ts'
import { pauseChannel, probeChannel, resumeChannel } from '../api.ts'
import { CHANNEL_MAY } from '../schema.ts'
import { CHANNELS, type ShownChannel } from './channel-queries.ts'
import { channelsWords } from './words.ts'

/** A dialog that one of the acts opens. */
export type Asked = 'reconnect' | 'retire' | 'hold' | null

export function useChannelActs(channel: ShownChannel) {
  const words = useWords(channelsWords)
  const administers = useMay('administer')
  const [asked, setAsked] = useState<Asked>(null)
  const { doing, run } = useDoing(CHANNELS)
  const { id, display_name: name, state } = channel
  const may = CHANNEL_MAY[state]
  const forbidden = administers ? null : words.onlyAdministrators
  const resume = (said: string) =>
    run({ key: 'first', ask: () => call(resumeChannel, { id }), done: () => ({ text: said }) })
  const pause = () =>
    run({
      key: 'menu',
      ask: () => call(pauseChannel, { id }),
      done: () => ({ text: words.paused(name), undo: () => resume(words.resumed(name)) }),
    })
  const probe = () =>
    run({ key: 'menu', ask: () => call(probeChannel, { id }), done: () => ({ text: words.probed(name) }) })

  const first = {
    waiting: { label: words.tryNow, run: () => resume(words.tried(name)) },
    paused: { label: words.resume, run: () => resume(words.resumed(name)) },
    needs_person: { label: words.reconnect, run: () => setAsked('reconnect') },
    retired: { label: words.reconnect, run: () => setAsked('reconnect') },
    well: null,
  }[state]
  const source = channel.purpose === 'source'
  const entries: MenuEntry[] = [
    {
      label: words.pause,
      icon: 'pause',
      run: pause,
      disabledReason: forbidden ?? (may.pause ? null : words.mayNot.pause(state)),
    },
    { label: words.reconnect, icon: 'refresh', run: () => setAsked('reconnect'), disabledReason: forbidden },
    {
      label: words.probe,
      icon: 'help',
      run: probe,
      disabledReason: forbidden ?? (state === 'well' || state === 'waiting' ? null : words.mayNot.probe),
    },
    'rule',
    {
      label: words.holdIt,
      icon: 'lock',
      run: () => setAsked('hold'),
      disabledReason: source ? words.mayNot.hold : null,
    },
    {
      label: words.retire,
      icon: 'trash',
      red: true,
      run: () => setAsked('retire'),
      disabledReason: forbidden ?? (state === 'retired' ? words.mayNot.retire : null),
    },
  ]
  return { first, entries, forbidden, doing, asked, close: () => setAsked(null) }
}
