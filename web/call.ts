/**
 * Calls an endpoint by its declaration. Input is one flat object: path parameters are filled from it, the rest is the
 * query (GET, DELETE) or the JSON body. Answers are not parsed again here: the server has checked them, and zod would
 * cost every page 22 KB.
 */
import type { z } from 'zod'
import type { Endpoint } from '#platform/endpoint.ts'

/** What went wrong, worded for the person. `status` 0: the server could not be reached at all. */
export class CallError extends Error {
  override readonly name = 'CallError'
  readonly status: number
  /** For programs: stable, snake_case. */
  readonly code: string
  readonly fields: Readonly<Record<string, string>>
  readonly reference: string | undefined
  readonly retry_after_s: number | undefined
  constructor(problem: CallProblem) {
    super(problem.message)
    this.status = problem.status
    this.code = problem.code
    this.fields = problem.fields ?? {}
    this.reference = problem.reference
    this.retry_after_s = problem.retry_after_s
  }
}

export interface CallProblem {
  status: number
  code: string
  message: string
  fields?: Record<string, string>
  reference?: string | undefined
  retry_after_s?: number | undefined
}

export interface CallOptions {
  signal?: AbortSignal
  /** The same key for the same press: a retry of it takes effect once. Made anew when left out. */
  idempotency_key?: string
}

/** What an answer is once it has travelled as JSON: nothing here revives dates, so an instant is its ISO text. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? Wire<One>[]
    : T extends object
      ? { [K in keyof T]: Wire<T[K]> }
      : T

type Place = Pick<Endpoint, 'method' | 'path'>
type Flat = Record<string, unknown>

export async function call<In extends z.ZodType, Out extends z.ZodType>(
  e: Endpoint<In, Out>,
  input: z.input<In>,
  options: CallOptions = {},
): Promise<Wire<z.output<Out>>> {
  return (await request(e, (input ?? {}) as Flat, options)) as Wire<z.output<Out>>
}

/** The same without a declared schema, for the few places the shell itself knows. */
export async function request(e: Place, input: Flat, options: CallOptions = {}): Promise<unknown> {
  const { url, body } = addressOf(e, input)
  const headers = new Headers({ accept: 'application/json' })
  if (body !== undefined) headers.set('content-type', 'application/json')
  if (e.method !== 'GET') headers.set('idempotency-key', options.idempotency_key ?? crypto.randomUUID())
  const response = await reach(url, {
    method: e.method,
    headers,
    credentials: 'same-origin',
    ...(body !== undefined && { body }),
    ...(options.signal && { signal: options.signal }),
  })
  if (!response.ok) throw await problemOf(response)
  return response.status === 204 ? undefined : response.json()
}

/** Fills `{id}` from the input; what is left is query or body. A missing path parameter is a fault of the caller. */
export function addressOf(e: Place, input: Flat): { url: string; body: string | undefined } {
  const rest = { ...input }
  const path = e.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${e.path} needs ${name}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (e.method === 'GET' || e.method === 'DELETE') return { url: path + queryOf(rest), body: undefined }
  return { url: path, body: JSON.stringify(rest) }
}

function queryOf(rest: Flat): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, textOf(one))
  }
  return query.size > 0 ? `?${query}` : ''
}

const textOf = (value: unknown): string =>
  value instanceof Date ? value.toISOString() : typeof value === 'object' ? JSON.stringify(value) : String(value)

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw notReached()
  }
}

export const notReached = (code = 'not_reached'): CallError =>
  new CallError({
    ...{ status: 0, code },
    message: 'The server could not be reached. Nothing was changed; check the connection and try again.',
  })

/** Reads our own error shape; a proxy's HTML page or nothing at all still becomes a sentence. */
export async function problemOf(response: Response): Promise<CallError> {
  const body: unknown = await response.json().catch(() => null)
  const said = (isRecord(body) ? (isRecord(body['error']) ? body['error'] : body) : {}) as Partial<CallProblem>
  const retry_after_s = said.retry_after_s ?? (Number(response.headers.get('retry-after')) || undefined)
  return new CallError({
    status: response.status,
    code: typeof said.code === 'string' ? said.code : `http_${response.status}`,
    message: typeof said.message === 'string' ? said.message : sentenceFor(response.status),
    fields: isRecord(said.fields) ? said.fields : {},
    reference:
      typeof said.reference === 'string' ? said.reference : (response.headers.get('x-request-id') ?? undefined),
    retry_after_s,
  })
}

const isRecord = (value: unknown): value is Record<string, string> => typeof value === 'object' && value !== null

function sentenceFor(status: number): string {
  if (status === 401) return 'You are not signed in any more. Sign in and try again.'
  if (status === 403) return 'Your role does not allow this.'
  if (status === 404) return 'It is not there any more.'
  if (status === 413) return 'That is larger than the server takes.'
  if (status === 429) return 'That was too often. Wait a moment and try again.'
  if (status >= 500) return 'The server failed. Nothing was changed; try again in a moment.'
  return 'The server refused this and did not say why.'
}
