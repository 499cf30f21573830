import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from './inert-zod.ts'

const schema = z as {
  object(shape: object): { extend(more: object): { parse(value: unknown): unknown; shape: object } }
}

test('schemas are built in the browser without a word, whatever is chained', () => {
  assert.ok(schema.object({ id: 1 }).extend({ name: 2 }))
  assert.deepEqual({ ...schema.object({}).extend({}).shape }, {})
  assert.ok((z as { enum(values: string[]): unknown }).enum(['one', 'two']))
})

test('parsing in the browser fails loudly instead of letting everything pass', () => {
  assert.throws(() => schema.object({}).extend({}).parse({}), /not read in the browser/)
  assert.throws(() => [...(z as Iterable<unknown>)], /not read in the browser/)
})
