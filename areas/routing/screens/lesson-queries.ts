import { infiniteQueryOptions } from '@tanstack/react-query'
import { call, type Wire } from '#web/call.ts'
import { type LessonView, lessonsApi } from '../lessons/api.ts'
import { ROUTING } from './queries.ts'

export const LESSON_KINDS = ['team', 'topic', 'sentiment', 'objective'] as const
export type LessonKind = (typeof LESSON_KINDS)[number]

export const lessonsQuery = (kind: LessonKind | undefined) =>
  infiniteQueryOptions({
    queryKey: [...ROUTING, 'lessons', kind ?? 'every'],
    queryFn: ({ pageParam, signal }) =>
      call(lessonsApi.lessons, { ...(kind && { kind }), ...(pageParam && { before: pageParam }) }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  })
export type ShownLesson = Wire<LessonView>
