/** What it learned: how that fares, and each lesson with the post that it was learned from. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { linkTo, paths } from '#web/paths.ts'
import { Heading } from '#web/ui/Heading.tsx'
import { Loaded } from '#web/ui/Loaded.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { Segmented } from '#web/ui/Segmented.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { Fares } from './Fares.tsx'
import { LessonList } from './LessonList.tsx'
import { learnedWords } from './learned-words.ts'
import { LESSON_KINDS, type LessonKind } from './lesson-queries.ts'
import { learnedQuery, useRoutingLive } from './queries.ts'
import { RoutingViews } from './Views.tsx'

const EVERY = 'every'

export function LearnedPage() {
  const words = useWords(learnedWords)
  const shell = useShellWords()
  const learned = useQuery(learnedQuery)
  useRoutingLive()
  return (
    <>
      <PageHead title={shell.routing} beside={<RoutingViews />} />
      <div className="scroll ledger">
        <div className="only-small">
          <RoutingViews />
        </div>
        <Loaded query={learned} shape="rows">
          {(found) => (
            <>
              <div>
                <p className="lead">{words.lead(found.corrected, found.confirmed)}</p>
                <p className="meta">{words.line}</p>
              </div>
              <Fares learned={found} />
            </>
          )}
        </Loaded>
        <Lessons />
        <p className="meta">
          {words.notAbout}{' '}
          <Link className="link" {...linkTo(paths.heard({ aside: 'yes' }))}>
            {words.seeNotAbout}
          </Link>
        </p>
      </div>
    </>
  )
}

function Lessons() {
  const words = useWords(learnedWords)
  const navigate = useNavigate()
  const asked = (useSearch({ strict: false }) as { kind?: unknown }).kind
  const kind = LESSON_KINDS.find((one) => one === asked)
  const show = (value: string) =>
    void navigate({ to: paths.learned(), search: value === EVERY ? {} : { kind: value }, replace: true } as never)
  const parts = [
    { value: EVERY, label: words.every },
    ...LESSON_KINDS.map((value: LessonKind) => ({ value, label: words.ofKind[value] })),
  ]
  return (
    <section className="part" aria-label={words.lessons}>
      <Heading>{words.lessons}</Heading>
      <div>
        <Segmented label={words.which} value={kind ?? EVERY} onValue={show} parts={parts} />
      </div>
      <LessonList key={kind} kind={kind} />
    </section>
  )
}
