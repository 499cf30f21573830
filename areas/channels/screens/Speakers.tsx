/** Who may speak on a channel: the grants that stand, given and taken back here; earlier ones on request. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useNow } from '#web/now.ts'
import { useMay } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { useWords } from '#web/words.ts'
import { grantsQuery, type ShownChannel } from './channel-queries.ts'
import { type ShownGrant, standingAt } from './grant-state.ts'
import { useNames } from './names.ts'
import { channelsWords } from './words.ts'

const GiveDialog = lazy(async () => ({ default: (await import('./GiveDialog.tsx')).GiveDialog }))
const TakeDialog = lazy(async () => ({ default: (await import('./TakeDialog.tsx')).TakeDialog }))

export function Speakers({ channel }: { channel: ShownChannel }) {
  const words = useWords(channelsWords)
  const now = useNow()
  const forbidden = useMay('administer') ? null : words.onlyAdministrators
  const [gives, setGives] = useState(false)
  const [taken, setTaken] = useState<ShownGrant | null>(null)
  const grants = useQuery(grantsQuery(channel.id))
  const standing = (grants.data ?? []).filter((grant) => standingAt(grant, now) !== 'over')
  const endless = new Set(standing.filter((grant) => !grant.until_at).map((grant) => grant.person_id))
  const past = (grants.data ?? []).filter((grant) => standingAt(grant, now) === 'over')
  return (
    <section aria-label={words.speakers} className="part">
      <Heading count={standing.length}>{words.speakers}</Heading>
      <p className="meta">{words.speakersLine}</p>
      <Loaded query={grants} shape="rows">
        {() => (
          <ul className="plain-rows">
            {standing.map((grant) => (
              <SpeakerRow key={grant.id} grant={grant} forbidden={forbidden} onTake={() => setTaken(grant)} />
            ))}
            {standing.length === 0 && (
              <li className="gap-line">
                <span>
                  <b>{words.noSpeaker}.</b> {words.noSpeakerLine}
                </span>
              </li>
            )}
          </ul>
        )}
      </Loaded>
      <span>
        <Button icon="plus" disabledReason={forbidden} onClick={() => setGives(true)}>
          {words.give}
        </Button>
      </span>
      {past.length > 0 && (
        <details>
          <summary className="meta">
            {words.showPast} ({past.length})
          </summary>
          <ul className="plain-rows">
            {past.map((grant) => (
              <SpeakerRow key={grant.id} grant={grant} forbidden={forbidden} />
            ))}
          </ul>
        </details>
      )}
      <Suspense fallback={null}>
        {gives && <GiveDialog channel={channel} speakers={endless} onClose={() => setGives(false)} />}
        {taken && <TakeDialog grant={taken} onClose={() => setTaken(null)} />}
      </Suspense>
    </section>
  )
}

interface SpeakerRowProps {
  grant: ShownGrant
  forbidden: string | null
  onTake?: () => void
}

function SpeakerRow({ grant, forbidden, onTake }: SpeakerRowProps) {
  const words = useWords(channelsWords)
  const names = useNames()
  const format = useFormat()
  const now = useNow()
  const name = names.person(grant.person_id) ?? '…'
  const by = names.person(grant.granted_by)
  const length = [
    words.since(format.short(grant.from_at, now)),
    ...(grant.until_at ? [words.untilAt(format.short(grant.until_at, now))] : []),
    ...(grant.withdrawn_at ? [words.takenBack(format.short(grant.withdrawn_at, now))] : []),
  ].join(', ')
  return (
    <li>
      <Avatar name={name} size="m" />
      <span className="grow">
        <b>{name}</b> <span className="meta">{length}</span>
        <span className="meta block">
          <bdi>{grant.withdrawn_reason ?? grant.reason}</bdi> · {by ? words.by(by) : words.bySystem}
        </span>
      </span>
      {onTake && (
        <Button
          size="small"
          kind="quiet"
          disabledReason={forbidden}
          onClick={onTake}
          aria-label={`${words.take}: ${name}`}
        >
          {words.take}
        </Button>
      )}
    </li>
  )
}
