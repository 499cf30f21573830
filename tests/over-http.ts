/** A browser's side of the API over real HTTP: keeps cookies, calls endpoints by their declarations. */
import type { z } from 'zod'
import type { Endpoint } from '#platform/endpoint.ts'
import type { Wire } from '#web/call.ts'

export interface Browsing {
  address: string
  cookie(): string
  call<In extends z.ZodType, Out extends z.ZodType>(
    e: Endpoint<In, Out>,
    input: z.input<In>,
  ): Promise<Wire<z.output<Out>>>
}

export function browse(address: string): Browsing {
  const cookies = new Map<string, string>()
  const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    address,
    cookie,
    async call(e, input) {
      const rest: Record<string, unknown> = { ...(input as object) }
      const path = e.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
        const value = String(rest[name])
        delete rest[name]
        return encodeURIComponent(value)
      })
      const inQuery = e.method === 'GET' || e.method === 'DELETE'
      const query =
        inQuery && Object.keys(rest).length > 0 ? `?${new URLSearchParams(rest as Record<string, string>)}` : ''
      const response = await fetch(address + path + query, {
        method: e.method,
        headers: { cookie: cookie(), ...(!inQuery && { 'content-type': 'application/json' }) },
        ...(!inQuery && { body: JSON.stringify(rest) }),
      })
      for (const set of response.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const body = await response.json()
      if (!response.ok) throw new Error(`${response.status} ${body.code}: ${body.message}`)
      return body
    },
  }
}
