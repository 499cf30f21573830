/** What is asked about what was heard, each question joined with its rule. */
import type { Database } from '#platform/database.ts'
import { type Route, route, type Visit, visitRoute } from '#platform/http.ts'
import { invariant } from '#platform/refusal.ts'
import type { Work } from '#platform/work.ts'
import { analyse } from './analyse.ts'
import { annotate, removeAnnotation, restoreAnnotation } from './annotations.ts'
import { analysisApi } from './api.ts'
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
    asFile(inWork, visit, { name: figure, text: async (work) => csvOfFigure(await analyse(work, asked), figure) }),
  ),
  visitRoute(analysisApi.outspokenCsv, (visit, asked) =>
    asFile(inWork, visit, {
      name: 'outspoken',
      text: async (work) => csvOfOutspoken((await listOutspoken(work, asked)).people),
    }),
  ),
]

interface File {
  name: string
  text: (work: Work) => Promise<string>
}

async function asFile(inWork: Database['inWork'], { session, reply }: Visit, { name, text }: File): Promise<string> {
  invariant(session, 'the endpoint asks for a right')
  const written = await inWork({ workspace_id: session.workspace_id, by: session.person }, text)
  reply.header('content-type', 'text/csv; charset=utf-8')
  reply.header('content-disposition', `attachment; filename="baton-${name}.csv"`)
  return written
}
