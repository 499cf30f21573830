/** A small browser for stories: keeps cookies, calls endpoints by their declaration or by path. */
import assert from 'node:assert/strict'
import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Endpoint, Method } from '#platform/endpoint.ts'

export interface Answer {
  status: number
  body: Record<string, unknown> & { code?: string; message?: string }
  headers: Record<string, string | string[] | number | undefined>
}

/** What the server refused, as it said it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string | undefined
  readonly body: Answer['body']
  constructor({ status, body }: Answer) {
    super(`${status} ${body.code}: ${body.message}`)
    this.status = status
    this.code = body.code
    this.body = body
  }
}

export interface Client {
  cookies: Map<string, string>
  send(method: Method, path: string, input?: object, headers?: Record<string, string>): Promise<Answer>
  /** `send` that throws Refused unless the answer is 2xx. */
  must(method: Method, path: string, input?: object): Promise<Answer['body']>
  /** By the endpoint's declaration, with its types; instants arrive as text, as they do in a browser. */
  call<In extends z.ZodType, Out extends z.ZodType>(e: Endpoint<In, Out>, input: z.input<In>): Promise<z.output<Out>>
}

export function newClient(app: FastifyInstance, ip: string): Client {
  const cookies = new Map<string, string>()
  const send: Client['send'] = async (method, path, input, headers = {}) => {
    const query = method === 'GET' || method === 'DELETE'
    const answer = await app.inject({
      method,
      url: path,
      remoteAddress: ip,
      cookies: Object.fromEntries(cookies),
      headers: { 'user-agent': 'a test', host: 'baton.test', ...headers },
      ...(input && (query ? { query: asQuery(input) } : { payload: input })),
    })
    for (const cookie of answer.cookies) {
      const ended = cookie.value === '' || (cookie.expires && cookie.expires.getTime() <= Date.now())
      if (ended) cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    }
    return { status: answer.statusCode, body: answer.body ? answer.json() : {}, headers: answer.headers }
  }
  const must: Client['must'] = async (method, path, input) => {
    const answer = await send(method, path, input)
    if (answer.status >= 300) throw new Refused(answer)
    return answer.body
  }
  return {
    cookies,
    send,
    must,
    call: async (e, input) => {
      const { path, rest } = filled(e.path, (input ?? {}) as Record<string, unknown>)
      return (await must(e.method, path, rest)) as never
    },
  }
}

function filled(path: string, input: Record<string, unknown>) {
  const rest = { ...input }
  const url = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    assert.ok(rest[name], `${path} needs ${name}`)
    const value = encodeURIComponent(String(rest[name]))
    delete rest[name]
    return value
  })
  return { path: url, rest }
}

const asQuery = (input: object) =>
  Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.map(String) : String(value)]],
    ),
  ) as Record<string, string | string[]>
