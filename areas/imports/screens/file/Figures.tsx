import { useQuery } from '@tanstack/react-query'
import { monitorsQuery } from '#areas/listening/screens/queries.ts'
import { useFormat } from '#web/format.ts'
import type { Counts } from '../../schema.ts'
import type { ImportsWords } from '../words.ts'

/** The same figures of a dry run and of a run. */
export function Figures({ counts, words }: { counts: Counts; words: ImportsWords }) {
  const format = useFormat()
  const names = new Map((useQuery(monitorsQuery).data ?? []).map(({ id, name }) => [id, name]))
  const figures: readonly (readonly [string, number])[] = [
    [words.newPosts, counts.new],
    [words.knownPosts, counts.known],
    [words.refusedRows, counts.refused],
    [words.heardPosts, counts.heard],
    [words.opened, counts.conversations],
  ]
  const heard = Object.entries(counts.monitors).toSorted(([, a], [, b]) => b - a)
  return (
    <>
      <p>{words.rows(counts.rows, format.number(counts.rows))}</p>
      <dl className="import-figures">
        {figures.map(([label, many]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{format.number(many)}</dd>
          </div>
        ))}
      </dl>
      {counts.unknown_fields && counts.unknown_fields.length > 0 && (
        <p>
          {words.unknownFields} <bdi>{counts.unknown_fields.join(', ')}</bdi>
        </p>
      )}
      {counts.undated > 0 && <p>{words.undated(counts.undated, format.number(counts.undated))}</p>}
      {heard.length > 0 ? (
        <p className="meta">
          {words.heardBy}{' '}
          {heard.slice(0, 10).map(([id, many], at) => (
            <span key={id}>
              {at > 0 && ', '}
              <bdi>{names.get(id) ?? id.slice(0, 8)}</bdi> ({format.number(many)})
            </span>
          ))}
        </p>
      ) : (
        counts.new > 0 && <p className="meta">{words.noneHeard}</p>
      )}
    </>
  )
}
