/** Lessons, newest first: what was put right of which post, by whom, who took it; each is taken back where it stands. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import { useNames } from '#areas/inbox/screens/people.ts'
import { LISTS } from '#areas/inbox/screens/queries.ts'
import { topicName } from '#areas/understanding/checks/topic-names.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { ErrorState } from '#web/ui/ErrorState.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { NextPage } from '#web/ui/NextPage.tsx'
import { Skeleton } from '#web/ui/Skeleton.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { lessonsApi } from '../lessons/api.ts'
import { learnedWords } from './learned-words.ts'
import { type LessonKind, lessonsQuery, type ShownLesson } from './lesson-queries.ts'
import { ROUTING } from './queries.ts'
import { routingWords } from './words.ts'

export function LessonList({ kind }: { kind: LessonKind | undefined }) {
  const words = useWords(learnedWords)
  const query = useInfiniteQuery(lessonsQuery(kind))
  const may = useMay('answer')
  const { doing, takeBack } = useTakeBack()
  if (query.isError && !query.data) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return <Skeleton shape="rows" />
  const all = query.data.pages.flatMap(({ lessons }) => lessons)
  if (all.length === 0 && !query.hasNextPage)
    return (
      <EmptyState icon="book" title={kind ? words.noneOfKind : words.none}>
        {kind ? words.noneOfKindLine : words.noneLine}
      </EmptyState>
    )
  return (
    <>
      <ul className="plain-rows">
        {all.map((lesson) => (
          <li key={lesson.id}>
            <Lesson lesson={lesson} />
            <span className="row-acts">
              <TakeBack
                {...{ lesson, busy: doing === lesson.id, disabledReason: may ? null : words.onlyWhoAnswers }}
                onClick={() => takeBack(lesson)}
              />
            </span>
          </li>
        ))}
      </ul>
      <NextPage query={query}>{words.older}</NextPage>
    </>
  )
}

function useTakeBack() {
  const words = useWords(learnedWords)
  const { doing, run } = useDoing(ROUTING, LISTS)
  const again = ({ id }: ShownLesson) =>
    run({ key: id, ask: () => call(lessonsApi.teachLessonAgain, { id }), done: () => ({ text: words.taughtAgain }) })
  const takeBack = (lesson: ShownLesson) =>
    run({
      key: lesson.id,
      ask: () => call(lessonsApi.takeBackLesson, { id: lesson.id }),
      done: () => ({
        text: lesson.kind === 'team' ? words.takenBackMove : words.takenBack,
        undo: () => again(lesson),
      }),
    })
  return { doing, takeBack }
}

/** What it is now, and instead of what. */
function useSaying(): (lesson: ShownLesson) => { what: string; was: string } {
  const words = useWords(learnedWords)
  const routing = useWords(routingWords)
  const names = useNames()
  const none = { topic: words.noTopic, team: words.triage, sentiment: '', objective: '' }
  const nameOf: Record<LessonKind, (label: string) => string> = {
    topic: (topic) => routing.quoted(topicName(topic)),
    team: (id) => names.team(id) ?? words.goneTeam,
    sentiment: (label) => (routing.sentiments as Record<string, string>)[label] ?? label,
    objective: (label) => (routing.objectives as Record<string, string>)[label] ?? label,
  }
  return ({ kind, was, now }) => {
    const said = (labels: readonly string[]) => labels.map(nameOf[kind]).join(', ') || none[kind]
    const [before, since] = [said(was), said(now)]
    return { what: `${words.kinds[kind]}: ${since}`, was: before === since ? '' : before }
  }
}

function Lesson({ lesson }: { lesson: ShownLesson }) {
  const words = useWords(learnedWords)
  const names = useNames()
  const { what, was } = useSaying()(lesson)
  const { said, conversation_id, network, taught_by, taught_at, took, reason } = lesson
  const by = names.person(taught_by)
  const facts = [
    by && words.by(by),
    <Time key="at" at={taught_at} as="list" />,
    words.took[took],
    reason && words.because(reason),
  ].filter(Boolean)
  return (
    <div className="grow">
      <p>
        <b>{what}</b> {was && <span className="ink-2">{words.insteadOf(was)}</span>}
      </p>
      <p className="lesson-said wrap-anywhere">
        <NetworkMark network={network} />{' '}
        {conversation_id ? (
          <Link {...linkTo(paths.conversation(conversation_id))}>
            <bdi>{said}</bdi>
          </Link>
        ) : (
          <bdi>{said}</bdi>
        )}
      </p>
      <p className="meta wrap-anywhere">
        {facts.map((fact, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
          <Fragment key={at}>
            {at > 0 && ' · '}
            {fact}
          </Fragment>
        ))}
      </p>
    </div>
  )
}

interface TakeBackProps {
  lesson: ShownLesson
  busy: boolean
  disabledReason: string | null
  onClick: () => void
}

function TakeBack({ lesson, ...rest }: TakeBackProps) {
  const words = useWords(learnedWords)
  const { what } = useSaying()(lesson)
  return (
    <Button size="small" aria-label={words.takeBackOf(what)} {...rest}>
      {words.takeBack}
    </Button>
  )
}
