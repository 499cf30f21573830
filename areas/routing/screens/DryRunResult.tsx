/** What a rule would have moved, how many of them rightly, and some to look at, the wrong ones among them. */
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useFormat } from '#web/format.ts'
import { paths } from '#web/paths.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import type { DryRun } from '../api.ts'
import { useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

export function DryRunResult({ result }: { result: DryRun }) {
  const words = useWords(routingWords)
  const format = useFormat()
  const { moved, rightly, wrongly, looked_at, days, complete, samples } = result
  const unclear = moved - wrongly
  const looked = complete ? words.lookedAt : words.newestOnly
  return (
    <div className="part" role="status">
      <p>
        <b>{words.wouldMove(moved)}</b> <span className="ink-2">{looked(format.number(looked_at), days)}</span>
      </p>
      {moved + rightly > 0 && (
        <div>
          <div className="dry" aria-hidden="true">
            <Part kind="ok" count={rightly} />
            <Part kind="" count={unclear} />
            <Part kind="no" count={wrongly} />
          </div>
          <p className="meta dry-key">
            <span title={words.rightlyMeans}>
              <Icon name="check" size="s" /> {words.rightly(rightly)}
            </span>
            <span>
              <Icon name="minus" size="s" /> {words.unclear(unclear)}
            </span>
            <span title={words.wronglyMeans}>
              <Icon name="cross" size="s" /> {words.wrongly(wrongly)}
            </span>
          </p>
        </div>
      )}
      {samples.length > 0 && <Samples samples={samples} />}
    </div>
  )
}

const Part = ({ kind, count }: { kind: string; count: number }) =>
  count > 0 ? <i className={kind} style={{ '--n': count } as CSSProperties} /> : null

function Samples({ samples }: Pick<DryRun, 'samples'>) {
  const words = useWords(routingWords)
  const { nameOf } = useTeamChoices()
  return (
    <section aria-label={words.samples}>
      <h3 className="meta">{words.samples}</h3>
      <ul className="plain-rows">
        {samples.map(({ conversation_id, snippet, team_id, by_hand }) => (
          <li key={conversation_id}>
            <div className="grow">
              <Link to={paths.conversation(conversation_id)} className="plain-link sample-says" dir="auto">
                {snippet}
              </Link>
              <p className="meta">
                {by_hand && (
                  <b className="danger-ink">
                    <Icon name="cross" size="s" /> {words.byHand}:{' '}
                  </b>
                )}
                {team_id ? words.from(nameOf(team_id) ?? '…') : words.fromTriage}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
