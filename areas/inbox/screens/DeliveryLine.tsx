import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { releaseDelivery, resolveDelivery, retryDelivery, withdrawDelivery } from '#areas/channels/api.ts'
import { DELIVERY_MAY, DELIVERY_STATES, type DeliveryState } from '#areas/channels/schema.ts'
import { CallError, call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { nameOfNetwork } from '#web/ui/network-marks.ts'
import { TextField } from '#web/ui/TextField.tsx'
import { Time } from '#web/ui/Time.tsx'
import { say } from '#web/ui/toasts.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { isPending } from './join-thread.ts'
import { webAddress } from './pieces.ts'
import { postWords } from './post-words.ts'
import { giveBack } from './returned.ts'
import type { MessageView } from './shown.ts'
import { inboxWords } from './words.ts'

const ICONS: Record<DeliveryState, IconName> = {
  queued: 'clock',
  sending: 'clock',
  sent: 'check',
  refused: 'alert',
  unknown: 'help',
  by_hand: 'help',
  held: 'pause',
  withdrawn: 'cross',
}

type Delivery = NonNullable<MessageView['delivery']>

/** Whether the reader may let an answer leave: by their role, or because they may speak there. */
export interface MayDecide {
  send: boolean
  /** No hold stands over it. */
  leave: boolean
}

/** How our answer travels, and what a person can decide about it. */
export function DeliveryLine({ message, network, may }: { message: MessageView; network: string; may: MayDecide }) {
  const words = useWords(postWords)
  const shell = useShellWords()
  const me = useSession().person.id
  if (isPending(message) || !message.delivery)
    return (
      <p className="delivery meta">
        <Icon name="clock" size="s" /> {words.delivery.pending}
      </p>
    )
  const { delivery } = message
  const isMine = message.person?.id === me
  const state = DELIVERY_STATES.find((one) => one === delivery.state) ?? 'unknown'
  const text = state === 'sent' ? words.delivery.sent(nameOfNetwork(network, shell)) : words.delivery[state]
  return (
    <div className={`delivery ${state}`} role="status">
      <p className="meta">
        <Icon name={ICONS[state]} size="s" /> {text}{' '}
        {state === 'sent' && delivery.settled_at && <Time at={delivery.settled_at} as="list" />}
        {delivery.problem && state !== 'sent' && <span className="problem"> {delivery.problem}</span>}
      </p>
      {(may.send || isMine) && <Decide message={message} delivery={delivery} state={state} may={may} />}
    </div>
  )
}

interface DecideProps {
  message: MessageView
  delivery: Delivery
  state: DeliveryState
  may: MayDecide
}

/** What one said oneself one may always take back. */
function Decide({ message, delivery, state, may }: DecideProps) {
  const words = useWords(postWords)
  const { notDone } = useWords(inboxWords)
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  /** null until somebody says that it is there; then where. */
  const [address, setAddress] = useState<string | null>(null)
  const can = DELIVERY_MAY[state]
  const allowed = may.send ? can : { ...DELIVERY_MAY.sent, withdraw: can.withdraw }
  const decide = async (ask: () => Promise<unknown>) => {
    setBusy(true)
    try {
      await ask()
    } catch (caught) {
      say({ kind: 'failed', text: caught instanceof CallError ? caught.message : notDone })
    }
    await queries.invalidateQueries({ queryKey: ['inbox', 'thread'] })
    setBusy(false)
  }
  const { id } = delivery
  const withdraw = async () => {
    await call(withdrawDelivery, { id })
    const { text, sent_at: at, person, pictures } = message
    const media_ids = pictures.map((picture) => picture.media_id)
    if (giveBack({ text, at, media_ids, by: person?.id ?? '' })) return say({ text: words.wordsBack })
    const copy = { label: words.copyWords, run: () => void navigator.clipboard?.writeText(text) }
    say({ text: words.wordsStay, act: copy })
  }
  const act = (label: string, ask: () => Promise<unknown>, kind: 'secondary' | 'quiet' = 'secondary') => (
    <Button size="small" kind={kind} busy={busy} onClick={() => void decide(ask)}>
      {label}
    </Button>
  )
  /** Under a hold it would only be held, and why it was refused be forgotten. */
  const leave = (label: string, ask: () => Promise<unknown>) => (
    <Button
      size="small"
      busy={busy}
      disabledReason={may.leave ? null : words.holdStands}
      onClick={() => void decide(ask)}
    >
      {label}
    </Button>
  )
  const url = webAddress(address)
  return (
    <>
      {address !== null && (
        <TextField
          label={words.thereAddress}
          value={address}
          onText={setAddress}
          inputMode="url"
          placeholder="https://"
          autoFocus
        />
      )}
      <div className="flex-row wrap">
        {allowed.retry && leave(words.retry, () => call(retryDelivery, { id }))}
        {allowed.release && leave(words.release, () => call(releaseDelivery, { id }))}
        {allowed.resolve && (
          <>
            <Button
              size="small"
              busy={busy}
              disabledReason={address === null || url ? null : words.addressFirst}
              onClick={() =>
                url ? void decide(() => call(resolveDelivery, { id, outcome: 'there', url: url.href })) : setAddress('')
              }
            >
              {words.there}
            </Button>
            {leave(words.notThereSend, () => call(resolveDelivery, { id, outcome: 'not_there_send_again' }))}
            {act(words.notThereStop, () => call(resolveDelivery, { id, outcome: 'not_there_give_up' }), 'quiet')}
          </>
        )}
        {allowed.withdraw && act(words.withdraw, withdraw, 'quiet')}
      </div>
    </>
  )
}
