/** Answers endpoints over HTTP: who is it, is the input right, may they, one Work, is the answer what was promised. */
import { createHash, randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { answerOnce } from './answers.ts'
import { placeOf, sayWrong } from './asked-wrong.ts'
import type { Endpoint } from './endpoint.ts'
import { limitRate } from './rate-limit.ts'
import { isConnectionTrouble } from './reactions.ts'
import { Refusal, refuse, STATUS } from './refusal.ts'
import { mayRole } from './rights.ts'
import { securityHeaders } from './security-headers.ts'
import type { InWork, Person, Work } from './work.ts'

export interface Session {
  workspace_id: string
  person: Person
  account_id: string
  session_id: string
}

/** What an endpoint for `anyone` gets: no Work yet, since nobody knows whose. */
export interface Visit {
  request: FastifyRequest
  reply: FastifyReply
  session: Session | null
}

export interface Route {
  endpoint: Endpoint
  /** In one Work of the person's workspace; or, for `anyone`, with the bare visit. */
  answer?: (work: Work, input: never) => Promise<unknown>
  visit?: (visit: Visit, input: never) => Promise<unknown>
  /** Asked before the Work begins, since no network is called inside one; refuses or lets pass. */
  before?: (input: never) => Promise<void>
  also?: AlsoWrong
}

/** What a rule would say of other fields, asked when a field is not right, so that all are named at once. */
export type AlsoWrong = (given: Readonly<Record<string, unknown>>) => Promise<Record<string, string>>

export function route<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out>,
  answer: (work: Work, input: z.output<In>) => Promise<z.input<Out>>,
  before?: (input: z.output<In>) => Promise<void>,
): Route {
  return { endpoint, answer, ...(before && { before }) }
}

export function visitRoute<In extends z.ZodType, Out extends z.ZodType>(
  endpoint: Endpoint<In, Out>,
  visit: (visit: Visit, input: z.output<In>) => Promise<z.input<Out>>,
  also?: AlsoWrong,
): Route {
  return { endpoint, visit, ...(also && { also }) }
}

export interface HttpOptions {
  routes: readonly Route[]
  inWork: InWork
  whoIs: (request: FastifyRequest) => Promise<Session | null>
  log: { error: (detail: object, message: string) => void }
  public_url: string
  trust_proxy: boolean
  /** Requests per minute and person (or address); only raised for measuring. */
  rate_per_minute?: number
}

export async function openHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    trustProxy: options.trust_proxy,
    bodyLimit: 2_000_000,
    requestTimeout: 30_000,
    genReqId: () => randomUUID(),
    routerOptions: { ignoreTrailingSlash: true },
  })
  const whoIs = oncePerRequest(options.whoIs)
  app.decorateRequest(ASKED)
  app.setErrorHandler((error, request, reply) => answerError(options, error as Error, request, reply))
  leaveNoneOpen(app)
  await app.register(cookie)
  const headers = securityHeaders(options.public_url)
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers(headers)
    done()
  })
  limitRate(app, {
    per_minute: options.rate_per_minute ?? 1200,
    // By who it is, not by what the cookie says: made-up cookies would each bring an allowance of their own.
    whose: (request) =>
      whoIs(request).then(
        (session) => session?.session_id ?? request.ip,
        () => request.ip,
      ),
  })
  for (const each of options.routes) add(app, { ...options, whoIs }, each)
  return app
}

/** A connection that is kept for the next request holds the end up for over a minute: none is kept while it ends. */
export function leaveNoneOpen(app: FastifyInstance): void {
  let ending = false
  app.addHook('preClose', async () => void (ending = true))
  app.addHook('onRequest', (_, reply, done) => {
    reply.raw.once('close', () => ending && setImmediate(() => app.server.closeIdleConnections()))
    done()
  })
}

const ASKED = Symbol('who was asked for')
type Asking = FastifyRequest & { [ASKED]?: Promise<Session | null> }

/** The limit and the handler both ask who it is; a request is looked up once. */
const oncePerRequest =
  (whoIs: HttpOptions['whoIs']): HttpOptions['whoIs'] =>
  (request: Asking) =>
    (request[ASKED] ??= whoIs(request))

function add(app: FastifyInstance, options: HttpOptions, each: Route): void {
  const { endpoint } = each
  app.route({
    method: endpoint.method,
    url: endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    handler: async (request, reply) => {
      const session = await options.whoIs(request)
      const person = mayEnter(endpoint, session)
      if (endpoint.method !== 'GET') refuseForeign(request, options.public_url)
      const input = await readInput(each, request)
      await each.before?.(input as never)
      const result =
        person && session && each.answer
          ? await inSession(options, { each, request, session, input })
          : endpoint.output.parse(await each.visit?.({ request, reply, session }, input as never))
      // Files may say otherwise; everything else is never kept by a browser or a proxy.
      if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
      return result ?? null
    },
  })
}

function mayEnter(endpoint: Endpoint, session: Session | null): Person | null {
  if (endpoint.who === 'anyone') return session?.person ?? null
  if (!session) refuse('not_signed_in', 'not_signed_in', 'Sign in first.')
  if (!mayRole(session.person.role, endpoint.who)) {
    refuse(
      'not_allowed',
      'role_may_not',
      `Your role (${session.person.role}) may not do this. An administrator can change it under People.`,
    )
  }
  return session.person
}

/** A browser says where a request comes from; a page elsewhere may not write with our cookie. */
function refuseForeign(request: FastifyRequest, public_url: string): void {
  const { origin, host } = request.headers
  if (!origin || origin === 'null') {
    if (request.headers['sec-fetch-site'] === 'cross-site' || origin === 'null')
      refuse('not_allowed', 'foreign_origin', 'This request came from another site.')
    return
  }
  if (origin !== new URL(public_url).origin && URL.parse(origin)?.host !== host) {
    refuse(
      'not_allowed',
      'foreign_origin',
      `This request came from another site (${origin}). If that is where people open Baton, set PUBLIC_URL to it.`,
    )
  }
}

async function readInput({ endpoint, also }: Route, request: FastifyRequest): Promise<unknown> {
  const given = endpoint.method === 'GET' || endpoint.method === 'DELETE' ? request.query : request.body
  if (given !== undefined && given !== null && (typeof given !== 'object' || Array.isArray(given))) {
    refuse('invalid', 'not_an_object', 'Send one JSON object with content-type application/json.')
  }
  const whole = { ...(given as object), ...(request.params as object) }
  const read = endpoint.input.safeParse(whole, { error: sayWrong })
  if (read.success) return read.data
  const { issues } = read.error
  const wrong = Object.fromEntries(issues.map((issue) => [issue.path.join('.'), asSentence(issue.message)]))
  const more = Object.entries((await also?.(whole)) ?? {}).filter(([name]) => !(name in wrong))
  const fields = { ...wrong, ...Object.fromEntries(more) }
  refuse('invalid', 'invalid_input', inputSentence(issues, issues.length + more.length), { fields })
}

/** What stands at a field is read by people: a capital, and an end. */
const asSentence = (message: string, where: 'alone' | 'within' = 'alone'): string =>
  `${where === 'alone' ? message.charAt(0).toUpperCase() : message.charAt(0)}${message.slice(1)}`.replace(
    /[^.!?]$/,
    '$&.',
  )

/** A check of ours says a whole sentence, for people; what zod says of itself needs the name of the field. */
function inputSentence(issues: readonly z.core.$ZodIssue[], many: number): string {
  const [first] = issues
  if (!first) return 'The input is not right.'
  if (!/^[A-Z].*\.$/.test(first.message)) return `${placeOf(first.path)}: ${asSentence(first.message, 'within')}`
  return many === 1 ? first.message : `${many} things are not right yet.`
}

function inSession(
  options: HttpOptions,
  call: { each: Route; request: FastifyRequest; session: Session; input: unknown },
): Promise<unknown> {
  const { each, request, session, input } = call
  const key = request.headers['idempotency-key']
  const rule = each.answer as (work: Work, input: unknown) => Promise<unknown>
  // Checked once: an answer that is given again comes from the database as JSON, where instants are text already.
  const answer = async (work: Work, input: unknown) => each.endpoint.output.parse(await rule(work, input))
  return options.inWork({ workspace_id: session.workspace_id, by: session.person }, (work) => {
    if (typeof key !== 'string' || each.endpoint.method === 'GET') return answer(work, input)
    const request_hash = createHash('sha256')
      .update(`${each.endpoint.method} ${each.endpoint.path} ${JSON.stringify(input)}`)
      .digest()
    const { shown_once = [] } = each.endpoint
    return answerOnce(work, { key, request_hash, shown_once }, () => answer(work, input))
  })
}

function answerError({ log }: HttpOptions, error: Error, request: FastifyRequest, reply: FastifyReply) {
  const refusal = error instanceof Refusal ? error : refusalOf(error as Error & { statusCode?: number; code?: string })
  if (refusal) {
    if (refusal.detail.retry_after_s) reply.header('retry-after', refusal.detail.retry_after_s)
    return reply.status(STATUS[refusal.kind]).send({ code: refusal.code, message: refusal.message, ...refusal.detail })
  }
  log.error(
    { err: error, reference: request.id, method: request.method, path: request.routeOptions.url },
    'a request failed',
  )
  return reply.status(500).send({
    code: 'fault',
    message: `Something went wrong on our side. Tell your administrator this reference: ${request.id}`,
    reference: request.id,
  })
}

function refusalOf(error: Error & { statusCode?: number; code?: string }): Refusal | null {
  if (error.code === '08007')
    return new Refusal(
      'unavailable',
      'maybe_saved',
      'The database went away while this was being saved. It may or may not be saved: look before you do it again. With an idempotency key it is done once, however often it is asked.',
      { retry_after_s: 2 },
    )
  if (['53100', 'ENOSPC', 'EDQUOT'].includes(error.code ?? ''))
    return new Refusal(
      'unavailable',
      'disk_full',
      'The disk of the server is full. Nothing was saved; tell your administrator to make room, then do it again.',
      { retry_after_s: 30 },
    )
  if (isConnectionTrouble(error) || ['57014', '53200', '53300'].includes(error.code ?? '')) {
    return new Refusal(
      'unavailable',
      'database_away',
      'The database does not answer just now. Nothing was saved; try again in a moment.',
      { retry_after_s: 2 },
    )
  }
  if (error.code === '22P05' || error.code === '22021')
    return new Refusal('invalid', 'not_text', 'The text holds a character that cannot be stored (NUL). Remove it.')
  const status = error.statusCode ?? 500
  if (status === 413) return new Refusal('invalid', 'too_large', 'That is more than one request may carry (2 MB).')
  if (status >= 400 && status < 500)
    return new Refusal('invalid', 'bad_request', `The request could not be read: ${error.message}`)
  return null
}
