/** The public description of the API, OpenAPI 3.1, made from the endpoints' declarations. */
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'

const ERROR = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', description: 'stable, for programs' },
    message: { type: 'string', description: 'what happened and what to do, for people' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
    retry_after_s: { type: 'number' },
    reference: { type: 'string' },
  },
}

type Schema = { type?: string; properties?: Record<string, Schema>; required?: string[]; [more: string]: unknown }

export function openApi(endpoints: readonly Endpoint[], version: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint)
  return {
    openapi: '3.1.0',
    info: { title: 'Baton', version, description: 'All that the screens can do.' },
    paths,
    components: {
      schemas: { Error: ERROR },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'baton_session' } },
    },
  }
}

function operation({ method, path, who, does, input, output }: Endpoint) {
  const all = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const rest = Object.entries(all.properties ?? {}).filter(([name]) => !inPath.includes(name))
  const inQuery = method === 'GET' || method === 'DELETE' ? rest : []
  const parameter = (place: 'path' | 'query', name: string, schema: Schema) => ({
    name,
    in: place,
    required: place === 'path' || (all.required ?? []).includes(name),
    schema,
  })
  return {
    summary: does,
    operationId: `${method.toLowerCase()}${path.replaceAll(/[^\w]+(\w)/g, (_, letter: string) => letter.toUpperCase()).replaceAll(/\W/g, '')}`,
    security: who === 'anyone' ? [] : [{ session: [] }],
    'x-who-may': who,
    parameters: [
      ...inPath.map((name) => parameter('path', name, all.properties?.[name] ?? { type: 'string' })),
      ...inQuery.map(([name, schema]) => parameter('query', name, schema)),
      ...(method === 'GET'
        ? []
        : [
            {
              name: 'idempotency-key',
              in: 'header',
              required: false,
              schema: { type: 'string', minLength: 8, maxLength: 128 },
            },
          ]),
    ],
    ...(method !== 'GET' && method !== 'DELETE' && rest.length > 0 && { requestBody: bodyOf(all, rest) }),
    responses: {
      200: {
        description: 'done',
        content: {
          'application/json': {
            schema: z.toJSONSchema(output, { io: 'input', unrepresentable: 'any', override: instants }),
          },
        },
      },
      default: {
        description: 'why not, and what to do',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

function bodyOf(all: Schema, rest: [string, Schema][]) {
  const names = new Set(rest.map(([name]) => name))
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: (all.required ?? []).filter((name) => names.has(name)),
  }
  return { required: true, content: { 'application/json': { schema } } }
}

/** Instants travel as ISO 8601 text. */
function instants({
  zodSchema,
  jsonSchema,
}: {
  zodSchema: z.core.$ZodTypes
  jsonSchema: z.core.JSONSchema.BaseSchema
}) {
  if (zodSchema._zod.def.type === 'date') {
    jsonSchema.type = 'string'
    jsonSchema.format = 'date-time'
  }
}
