/** What is asked about what was heard, each question joined with its rule. */
import type { Database } from '#platform/database.ts'
import { type Route, route, type Visit, visitRoute } from '#platform/http.ts'
import { invariant } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { analyse } from './analyse.ts'
import { annotate, removeAnnotation, restoreAnnotation } from './annotations.ts'
import { type Analysis, analysisApi } from './api.ts'
import { listOutspoken, markOutspoken } from './outspoken.ts'
import { csvOfFigure, csvOfOutspoken } from './tables-of-figures.ts'
import { listUnusual } from './unusual.ts'

export const analysisRoutes = ({ inWork }: Pick<Database, 'inWork'>): Route[] => [
  route(analysisApi.analysis, analyse),
  route(analysisApi.annotate, annotate),
  route(analysisApi.removeAnnotation, removeAnnotation),
  route(analysisApi.restoreAnnotation, restoreAnnotation),
  route(analysisApi.unusual, listUnusual),
  route(analysisApi.outspoken, listOutspoken),
  route(analysisApi.markOutspoken, markOutspoken),
  visitRoute(analysisApi.analysisCsv, (visit, { figure, ...asked }) =>
    asFile(inWork, visit, async (work) => {
      const analysis = await analyse(work, asked)
      return { name: `${figure}-${daysOf(analysis.period)}`, text: csvOfFigure(analysis, figure) }
    }),
  ),
  visitRoute(analysisApi.outspokenCsv, (visit, asked) =>
    asFile(inWork, visit, async (work) => ({
      name: 'outspoken',
      text: csvOfOutspoken((await listOutspoken(work, asked)).people),
    })),
  ),
]

interface File {
  name: string
  text: string
}

/** As one would name the file: 2026-11-17-to-2026-11-23, on the reader's clock. */
function daysOf({ from_at, to_at, time_zone }: Analysis['period']): string {
  const dayOf = (at: Date) =>
    Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(time_zone).toPlainDate().toString()
  return `${dayOf(from_at)}-to-${dayOf(new Date(to_at.getTime() - 1))}`
}

async function asFile(
  inWork: Database['inWork'],
  { session, reply }: Visit,
  write: (work: Work) => Promise<File>,
): Promise<string> {
  invariant(session, 'the endpoint asks for a right')
  const { name, text } = await inWork({ workspace_id: session.workspace_id, by: session.person }, write)
  reply.header('content-type', 'text/csv; charset=utf-8')
  reply.header('content-disposition', `attachment; filename="baton-${name}.csv"`)
  return text
}
