/**
 * An endpoint is declared once, in an area's `api.ts`: the server answers it, the screens call it, and the public
 * OpenAPI document is made of it. Input is one flat object: path parameters, then query (GET, DELETE) or JSON body.
 */
import type { z } from 'zod'
import type { Right } from './rights.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface Endpoint<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> {
  readonly method: Method
  readonly path: `/api/${string}`
  /** `anyone` needs no session; everything else is a right of the table in rights.ts. */
  readonly who: Right | 'anyone'
  /** One sentence for the API's reader. */
  readonly does: string
  readonly input: In
  readonly output: Out
  /** Fields of the answer that are shown once and kept nowhere: an idempotent repetition finds null in them. */
  readonly shown_once?: readonly string[]
}

export function endpoint<In extends z.ZodType, Out extends z.ZodType>(e: Endpoint<In, Out>): Endpoint<In, Out> {
  return e
}
