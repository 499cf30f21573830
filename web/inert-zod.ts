/**
 * Stands for zod in the browser's build (an alias in vite.config.ts). Areas declare endpoints and schemas with zod in
 * files that the screens import for their paths, types and tables; nothing is parsed here, because the server has
 * checked. Building a schema is silent; using one fails loudly, so that no check is ever skipped unnoticed.
 */
const USES = new Set([
  'parse',
  'safeParse',
  'parseAsync',
  'safeParseAsync',
  'decode',
  'encode',
  'options',
  'enum',
  'def',
  '_zod',
])

function refused(): never {
  throw new Error('Schemas are not read in the browser: keep what a screen needs as a constant beside the schema.')
}

const inert: unknown = new Proxy(() => undefined, {
  get(_, name) {
    if (name === 'then') return undefined
    if (typeof name === 'symbol') return name === Symbol.iterator ? refused : undefined
    return USES.has(name) ? refused() : inert
  },
  apply: () => inert,
  construct: () => inert as object,
})

/** `z.enum([...])` builds a schema, `schema.enum` reads one. */
const root: unknown = new Proxy(() => undefined, {
  get: (_, name) => (name === 'enum' ? inert : (inert as Record<PropertyKey, unknown>)[name]),
})

export const z = root
export { root as default }
