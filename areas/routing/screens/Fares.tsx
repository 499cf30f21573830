/** How what was learned fares on lessons that it had not met: which of two goes on, since when, and how each kind did. */
import { useFormat } from '#web/format.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { learnedWords } from './learned-words.ts'
import { type ShownLearned, useTeamChoices } from './queries.ts'
import { routingWords } from './words.ts'

export function Fares({ learned: { night, thresholds } }: { learned: ShownLearned }) {
  const words = useWords(learnedWords)
  return (
    <section className="part" aria-label={words.fares}>
      <Heading>{words.fares}</Heading>
      {night ? <Night night={night} /> : <NotCompared />}
      {thresholds.length > 0 && <Believed thresholds={thresholds} />}
    </section>
  )
}

function NotCompared() {
  const words = useWords(learnedWords)
  return (
    <div>
      <p>{words.notCompared}</p>
      <p className="meta">{words.notComparedLine}</p>
    </div>
  )
}

const OTHER = { champion: 'challenger', challenger: 'champion' } as const
const KINDS = ['team', 'topic', 'sentiment', 'objective'] as const

function Night({ night: { at, asked, won, ...both } }: { night: NonNullable<ShownLearned['night']> }) {
  const words = useWords(learnedWords)
  const format = useFormat()
  const share = (right: number) => format.percent(right / asked)
  const { right, kinds = {} } = both[won]
  return (
    <>
      <div>
        <p>{words.knew(share(right), asked)}</p>
        <p className="meta">
          {words.since} <Time at={at} as="day" />: {words.goesOn[won](share(both[OTHER[won]].right))}
        </p>
      </div>
      <dl className="facts">
        {KINDS.flatMap((kind) => {
          const one = kinds[kind]
          return one
            ? [
                <dt key={kind}>{words.ofKind[kind]}</dt>,
                <dd key={`${kind} knew`}>{words.ofAsked(one.right, one.asked)}</dd>,
              ]
            : []
        })}
      </dl>
    </>
  )
}

function Believed({ thresholds }: Pick<ShownLearned, 'thresholds'>) {
  const words = useWords(routingWords)
  const learned = useWords(learnedWords)
  const format = useFormat()
  const { nameOf } = useTeamChoices()
  return (
    <ul className="meta" aria-label={learned.believed}>
      {thresholds.map(({ team_id, from }) => {
        const team = nameOf(team_id) ?? '…'
        return (
          <li key={team_id}>{from > 1 ? words.notBelieved(team) : words.believedFrom(team, format.percent(from))}</li>
        )
      })}
    </ul>
  )
}
