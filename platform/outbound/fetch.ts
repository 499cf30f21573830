/**
 * `fetch` for the outside. Redirects are followed here and not by undici, so that each hop is checked and loses its
 * secrets when the origin changes. Bodies we send are read into memory first: a redirect may ask for them again.
 */
import { type Agent, type Dispatcher, type Response as UndiciResponse, fetch as undiciFetch } from 'undici'
import { boundedBody, tooLarge } from './body.ts'
import { type Deadline, deadline } from './deadline.ts'
import { destination } from './destination.ts'
import { asOutboundError, OutboundError } from './error.ts'
import { type OutboundLimits, REDIRECTS } from './limits.ts'
import { type Hop, nextHop, redirectLocation, tooManyRedirects } from './redirect.ts'

/** `fetch` with one more setting: `limits` for this request alone. */
export interface OutboundInit extends RequestInit {
  limits?: Partial<OutboundLimits>
}
export type OutboundFetch = (input: string | URL | Request, init?: OutboundInit) => Promise<Response>

export interface FetchSettings {
  agent: Agent
  user_agent: string
  limits: OutboundLimits
}

export function outboundFetch(settings: FetchSettings): OutboundFetch {
  return async (input, init = {}) => {
    const url = destination(input instanceof Request ? input.url : input, ['http', 'https'])
    const request = new Request(input instanceof Request ? input : url, init)
    const limits = { ...settings.limits, ...init.limits }
    const clock = deadline(url.host, limits, init.signal ?? request.signal)
    try {
      return await follow({ settings, limits, clock, redirect: request.redirect }, await firstHop(request, settings))
    } catch (error) {
      clock.done()
      throw clock.reason() ?? asOutboundError(error, url.host, clock.sent)
    }
  }
}

interface Trip {
  settings: FetchSettings
  limits: OutboundLimits
  clock: Deadline
  redirect: RequestRedirect
}

async function firstHop(request: Request, settings: FetchSettings): Promise<Hop> {
  const headers = new Headers(request.headers)
  // The connection's own affair; a caller's Host could name a neighbour of the server that was checked.
  for (const name of ['host', 'connection', 'transfer-encoding', 'content-length']) headers.delete(name)
  if (!headers.has('user-agent')) headers.set('user-agent', settings.user_agent)
  if (!headers.has('accept')) headers.set('accept', '*/*')
  const body = request.body ? await request.arrayBuffer() : null
  return { url: new URL(request.url), method: request.method, headers, body }
}

async function follow(trip: Trip, first: Hop): Promise<Response> {
  let hop = first
  for (let hops = 0; hops <= REDIRECTS; hops++) {
    const answer = await ask(trip, hop)
    const location = redirectLocation(answer.status, answer.headers)
    if (!location || trip.redirect === 'manual') return toResponse(trip, hop, { answer, redirected: hops > 0 })
    answer.body?.cancel().catch(() => {})
    if (trip.redirect === 'error') throw redirectRefused(hop.url.host)
    hop = nextHop(hop, answer.status, location)
  }
  throw tooManyRedirects(first.url.host)
}

async function ask({ settings, limits, clock }: Trip, hop: Hop): Promise<UndiciResponse> {
  clock.expect(limits.headers_ms, 'did not answer')
  try {
    return await undiciFetch(hop.url, {
      method: hop.method,
      headers: [...hop.headers],
      body: hop.body,
      redirect: 'manual',
      signal: clock.signal,
      dispatcher: noticing(settings.agent, clock),
    })
  } catch (error) {
    throw clock.reason() ?? asOutboundError(error, hop.url.host, clock.sent)
  } finally {
    clock.rest()
  }
}

/** The agent, with `markSent` called when a connection starts to write this request. */
function noticing(agent: Agent, clock: Deadline): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const noticed: Dispatcher.DispatchHandler = Object.create(handler, {
      onRequestStart: {
        value(controller: Dispatcher.DispatchController, context: unknown) {
          clock.markSent()
          handler.onRequestStart?.call(this, controller, context)
        },
      },
    })
    return dispatch(options, noticed)
  })
}

function toResponse(trip: Trip, hop: Hop, given: { answer: UndiciResponse; redirected: boolean }): Response {
  const { answer } = given
  refuseHeavy(answer, hop, trip.limits)
  const { status, statusText } = answer
  const headers = [...answer.headers]
  const unread = answer.body as ReadableStream<Uint8Array<ArrayBuffer>> | null
  const body = unread && { host: hop.url.host, body: unread, deadline: trip.clock, limits: trip.limits }
  if (!body) trip.clock.done()
  const response = new Response(body && boundedBody(body), { status, statusText, headers })
  Object.defineProperty(response, 'url', { value: hop.url.href })
  Object.defineProperty(response, 'redirected', { value: given.redirected })
  return response
}

/** Ends early what says itself that it is too much. */
function refuseHeavy(answer: UndiciResponse, hop: Hop, limits: OutboundLimits): void {
  const packed = answer.headers.get('content-encoding')
  const announced = Number(answer.headers.get('content-length'))
  const heavy = answer.body && !packed && hop.method !== 'HEAD' && announced > limits.answer_bytes
  // gzip within gzip has no honest use, and its middle layers are not counted by anyone.
  const nested = packed?.includes(',')
  if (!heavy && !nested) return
  answer.body?.cancel().catch(() => {})
  throw tooLarge(hop.url.host, limits.answer_bytes)
}

function redirectRefused(host: string): OutboundError {
  return new OutboundError('unreachable', `The server ${host} redirects, which was not expected here.`, { sent: true })
}
