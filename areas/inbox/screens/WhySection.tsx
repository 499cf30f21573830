import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { ALLOWED } from '../schema.ts'
import { useDeeds } from './deeds.ts'
import { useNames } from './people.ts'
import { decisionsQuery } from './queries.ts'
import { ReasonForm, type Receiver, sendTo } from './ReasonForm.tsx'
import type { ConversationRow, Decision } from './shown.ts'
import { useOtherTeams } from './use-other-teams.ts'
import { useWhy } from './why.ts'
import { inboxWords } from './words.ts'

/** Why it is here, with the words that decided; and one move to put it right. */
export function WhySection({ row, may }: { row: ConversationRow; may: boolean }) {
  const words = useWords(inboxWords)
  const format = useFormat()
  const reads = useMay('read')
  const query = useQuery({ ...decisionsQuery(row.id), enabled: reads })
  const newest = query.data?.[0]
  const why = useWhy()(row)
  const isSure = newest && newest.because !== 'person' && newest.confidence > 0
  return (
    <section aria-label={words.whyHere}>
      <h3>{words.whyHere}</h3>
      <Holder row={row} />
      {why !== row.why && (
        <p>
          <b dir="auto">{why}</b>
        </p>
      )}
      {(reads || why === row.why) && (
        <p>
          <Reason text={row.why} terms={newest?.terms ?? []} />
          {isSure && <span className="meta"> {words.sure(format.percent(newest.confidence))}</span>}
        </p>
      )}
      {query.isError && <p className="meta">{words.decisionsFailed}</p>}
      {may && <BetterWith row={row} />}
      {query.data && query.data.length > 1 && <Decisions decisions={query.data} />}
    </section>
  )
}

/** Who of us has it: the head of the thread has no room for it on a phone. */
function Holder({ row }: { row: ConversationRow }) {
  const words = useWords(inboxWords)
  const names = useNames()
  const team = names.team(row.team_id)
  const person = row.assignee_id && names.person(row.assignee_id)
  return <p>{person ? words.held(person) : team ? words.withTeam(team) : words.withNobody}</p>
}

/** The words that spoke for it are marked where the sentence quotes them. */
function Reason({ text, terms }: { text: string; terms: readonly string[] }) {
  const quoted = terms.filter((term) => text.includes(`“${term}”`))
  if (quoted.length === 0) return text
  const parts = text.split(new RegExp(`“(${quoted.map((term) => RegExp.escape(term)).join('|')})”`))
  return parts.map((part, at) =>
    at % 2 === 1 ? (
      <mark key={at} dir="auto">
        {part}
      </mark>
    ) : (
      part
    ),
  )
}

const SHOWN_TEAMS = 4

function BetterWith({ row }: { row: ConversationRow }) {
  const words = useWords(inboxWords)
  const deeds = useDeeds()
  const { others, isPending } = useOtherTeams(row)
  const [to, setTo] = useState<Receiver | null>(null)
  const [all, setAll] = useState(false)
  const blocked = ALLOWED[row.state].hand_over
  if (others.length === 0) return null
  if (blocked !== true) return <p className="meta">{blocked}</p>
  const shown = all ? others : others.slice(0, SHOWN_TEAMS)
  return (
    <>
      <p className="meta better">{words.betterWith}</p>
      <div className="chips" style={isPending ? { visibility: 'hidden' } : {}}>
        {shown.map((team) => (
          <Chip key={team.id} pressed={to?.id === team.id} onPress={() => setTo(to?.id === team.id ? null : team)}>
            {team.name}
          </Chip>
        ))}
        {shown.length < others.length && (
          <Button size="small" kind="quiet" onClick={() => setAll(true)}>
            {words.otherTeam}
          </Button>
        )}
      </div>
      {to && (
        <div className="reason">
          <ReasonForm
            key={to.id}
            send={sendTo(to, words)}
            help={words.whyHelp}
            onCancel={() => setTo(null)}
            onSend={(reason) => {
              setTo(null)
              void deeds.handOver(row, to, reason)
            }}
          />
        </div>
      )}
    </>
  )
}

function Decisions({ decisions }: { decisions: readonly Decision[] }) {
  const words = useWords(inboxWords)
  const names = useNames()
  return (
    <details className="decisions">
      <summary className="meta">{words.decisions}</summary>
      <ol className="legs">
        {decisions.toReversed().map((decision, at) => (
          <li key={decision.id} className={at === decisions.length - 1 ? 'now' : 'done'}>
            <span>
              {decision.team_id ? words.toTeam(names.team(decision.team_id) ?? '…') : words.toTriage}
              <span className="meta under">
                {decision.because === 'person' ? (names.person(decision.decided_by) ?? '') : words.byRouting}
                {decision.reason && `: ${decision.reason}`}
              </span>
            </span>
            <span className="meta">
              <Time at={decision.decided_at} as="list" />
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
