/** One channel that is on, in the list it was connected from: its name stays, what is wrong stands below with its acts. */
import { useEffect, useRef } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Health } from '#web/ui/Health.tsx'
import { useWords } from '#web/words.ts'
import { pauseChannel, resumeChannel } from '../api.ts'
import { CHANNEL_MAY } from '../schema.ts'
import { CHANNELS } from './channel-queries.ts'
import { connectWords } from './connect-words.ts'
import { SIGNS, sentenceOf } from './health-words.ts'
import type { ChannelShown } from './queries.ts'
import { channelsWords } from './words.ts'

export interface ConnectedRowProps {
  channel: ChannelShown
  /** Its form or button was just pressed here: what became of it comes into sight. */
  fresh: 'yes' | 'no'
  disabledReason?: string | null
}

export function ConnectedRow({ channel, fresh, disabledReason = null }: ConnectedRowProps) {
  const words = useWords(channelsWords)
  const connect = useWords(connectWords)
  const { doing, run } = useDoing(CHANNELS)
  const row = useRef<HTMLDivElement>(null)
  const { id, display_name: name, state, sign } = channel
  const isReached = sign !== 'well' || channel.polled_at !== null
  const sentence = sentenceOf(channel)
  useEffect(() => {
    if (fresh === 'yes' && state !== 'well') row.current?.scrollIntoView({ block: 'nearest' })
  }, [fresh, state])
  const resume = (text: string) =>
    run({ key: 'resume', ask: () => call(resumeChannel, { id }), done: () => ({ text }) })
  const stop = () =>
    run({
      key: 'stop',
      ask: () => call(pauseChannel, { id }),
      done: () => ({ text: words.paused(name), undo: () => resume(words.resumed(name)) }),
    })
  return (
    <div className="conn-one" ref={row}>
      <div className="conn-name">
        <bdi className="cut grow" title={name}>
          {name}
        </bdi>
        <Health state={isReached ? SIGNS[sign] : 'unknown'}>{isReached ? words.signs[sign] : connect.waits}</Health>
      </div>
      {sentence && <p className="meta">{sentence}</p>}
      {state !== 'well' && (
        <div className="conn-acts">
          {CHANNEL_MAY[state].resume && (
            <Button
              size="small"
              busy={doing === 'resume'}
              disabledReason={disabledReason}
              onClick={() => resume(state === 'paused' ? words.resumed(name) : words.tried(name))}
            >
              {state === 'paused' ? words.resume : words.tryNow}
            </Button>
          )}
          {CHANNEL_MAY[state].pause && (
            <Button size="small" kind="quiet" busy={doing === 'stop'} disabledReason={disabledReason} onClick={stop}>
              {connect.stop}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}
