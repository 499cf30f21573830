import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { paths } from '#web/paths.ts'
import { useMay, useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Badge, type BadgeProps } from '#web/ui/Badge.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { IconName } from '#web/ui/icons.ts'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { releaseDelivery, retryDelivery, withdrawDelivery } from '../api.ts'
import { DELIVERY_MAY, type DeliveryState } from '../schema.ts'
import { CHANNELS, everyChannelQuery, holdsQuery, type ShownDelivery } from './channel-queries.ts'
import { useNames } from './names.ts'
import { channelsWords } from './words.ts'

const ResolveDialog = lazy(async () => ({ default: (await import('./ResolveDialog.tsx')).ResolveDialog }))

const WithdrawDialog = lazy(async () => ({ default: (await import('./WithdrawDialog.tsx')).WithdrawDialog }))

const SIGNS: Record<DeliveryState, { icon: IconName; tone?: BadgeProps['tone'] }> = {
  queued: { icon: 'clock' },
  held: { icon: 'pause', tone: 'warn' },
  sending: { icon: 'send' },
  sent: { icon: 'check', tone: 'good' },
  refused: { icon: 'alert', tone: 'bad' },
  unknown: { icon: 'help', tone: 'warn' },
  by_hand: { icon: 'pen', tone: 'warn' },
  withdrawn: { icon: 'undo' },
}

export function DeliveryItem({ delivery }: { delivery: ShownDelivery }) {
  const words = useWords(channelsWords)
  const names = useNames()
  const channel = (useQuery(everyChannelQuery).data ?? []).find(({ id }) => id === delivery.channel_id)
  const sign = SIGNS[delivery.state]
  const person = names.person(delivery.person_id) ?? '…'
  return (
    <article className="delivery-item">
      <Avatar name={person} size="m" {...(channel && { network: channel.network })} />
      <div className="grow">
        <p className="delivery-top">
          <b className="cut">{person}</b>
          {delivery.to && <To to={delivery.to} />}
          <bdi className="meta cut">{channel?.display_name}</bdi>
          <span className="meta delivery-when">
            <Time at={delivery.created_at} as="list" />
          </span>
        </p>
        {delivery.sealed ? (
          <p className="meta">{words.sealedDelivery}</p>
        ) : (
          <p className="delivery-text" dir="auto" lang={delivery.outgoing.lang ?? undefined}>
            {delivery.outgoing.text}
          </p>
        )}
        <div className="delivery-foot">
          <Badge icon={sign.icon} {...(sign.tone && { tone: sign.tone })}>
            {words.delivery[delivery.state]}
          </Badge>
          {delivery.attempts > 1 && <span className="meta">{words.attempts(delivery.attempts)}</span>}
          {delivery.url && (
            <a className="meta" href={delivery.url} target="_blank" rel="noreferrer noopener">
              {words.see}
            </a>
          )}
          <Decide delivery={delivery} channel_name={channel?.display_name ?? '…'} person={person} />
        </div>
        {delivery.problem && <p className="meta delivery-why">{delivery.problem.sentence}</p>}
      </div>
    </article>
  )
}

const To = ({ to }: { to: NonNullable<ShownDelivery['to']> }) => (
  <Link to={paths.conversation(to.conversation_id)} className="link cut">
    {useWords(channelsWords).to(to.name || to.handle || '…')}
  </Link>
)

interface Act {
  press: () => void
  kind?: 'quiet'
  /** Why not now. */
  not?: string | null
}

function Decide({ delivery, channel_name, person }: { delivery: ShownDelivery; channel_name: string; person: string }) {
  const words = useWords(channelsWords)
  const [asks, setAsks] = useState<'resolve' | 'withdraw' | null>(null)
  const isMine = useSession().person.id === delivery.person_id
  const { doing, run } = useDoing(CHANNELS)
  const { id, state, needs_person, channel_id } = delivery
  const holds = useQuery(holdsQuery).data?.holds ?? []
  const stands = holds.some((hold) => hold.channel_id === null || hold.channel_id === channel_id)
  // A role that answers nobody is offered nothing; who may not here is told why.
  const answers = useMay('answer')
  const can = DELIVERY_MAY[state]
  const speaks = delivery.may.speak
  const [decides, withdraws] = [speaks || answers, delivery.may.withdraw || answers]
  const unspoken = speaks ? null : words.mayNotSpeak
  const held = unspoken ?? (stands ? words.holdStands : null)
  const pressed = (key: string, ask: () => Promise<unknown>, text: string) => () =>
    void run({ key, ask, done: () => ({ text }) })
  const withdraw = pressed('withdraw', () => call(withdrawDelivery, { id }), words.withdrawn)
  const act = (key: string, label: string, what: Act) => (
    <Button
      size="small"
      kind={what.kind ?? 'secondary'}
      busy={doing === key}
      disabledReason={what.not ?? null}
      onClick={what.press}
    >
      {label}
    </Button>
  )
  const looking = state === 'unknown' && !needs_person ? words.lookFirst : null
  return (
    <span className="row-acts">
      {decides &&
        can.retry &&
        act('retry', words.retry, {
          press: pressed('retry', () => call(retryDelivery, { id }), words.retried),
          not: held,
        })}
      {decides &&
        can.release &&
        act('release', words.letGo, {
          press: pressed('release', () => call(releaseDelivery, { id }), words.letWent),
          not: held,
        })}
      {decides && can.resolve && (
        <Button size="small" disabledReason={unspoken ?? looking} onClick={() => setAsks('resolve')}>
          {words.resolve}
        </Button>
      )}
      {withdraws &&
        can.withdraw &&
        act('withdraw', words.withdraw, {
          press: isMine ? withdraw : () => setAsks('withdraw'),
          kind: 'quiet',
          not: delivery.may.withdraw ? null : words.notYours,
        })}
      <Suspense fallback={null}>
        {asks === 'resolve' && <ResolveDialog {...{ delivery, channel_name, held }} onClose={() => setAsks(null)} />}
        {asks === 'withdraw' && (
          <WithdrawDialog
            person={person}
            onClose={() => setAsks(null)}
            onWithdraw={() => {
              setAsks(null)
              withdraw()
            }}
          />
        )}
      </Suspense>
    </span>
  )
}
