/** Everything an operator can set, read once from the environment. A wrong value is refused with its mend. */
import { resolve } from 'node:path'
import { z } from 'zod'

const url = (protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  })
const list = z.string().transform((value) => value.split(/[\s,]+/).filter(Boolean))
const host = /^(\[[0-9a-f:.]+\]|[^\s/@:[\]]+)(:\d{1,5})?$/i
const hosts = list.refine((entries) => entries.every((entry) => host.test(entry)), {
  message: 'must be hosts, each as localhost:2583, pds.example or [::1]:2583',
})
const PORTS = 'must be a number from 0 to 65535'
const port = z
  .string()
  .regex(/^\d{1,5}$/, PORTS)
  .transform(Number)
  .pipe(z.number().max(65_535, PORTS))

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Environment = z.object({
  PORT: port.default(4600),
  HOST: z.string().default('127.0.0.1'),
  BATON_DATA: z.string().default('./data'),
  DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  DATABASE_DIRECT_URL: url(['postgres:', 'postgresql:']).optional(),
  PUBLIC_URL: url(['http:', 'https:']).optional(),
  SMTP_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().default('Baton <baton@localhost>'),
  BLOBS_URL: url(['s3:', 's3s:']).optional(),
  ALLOW_HOSTS: hosts.default([]),
  TRUST_PROXY: z.enum(['0', '1'], 'must be 0 or 1').default('0'),
  BATON_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i, 'must be 64 hexadecimal digits')
    .optional(),
  LOG_LEVEL: z.enum(LEVELS, `must be one of ${LEVELS.join(', ')}`).default('info'),
})

export interface Config {
  port: number
  host: string
  data_folder: string
  /** null: the embedded PostgreSQL. */
  database_url: string | null
  /** For LISTEN and jobs, which need a session of their own; pgbouncer's transaction mode has none. */
  database_direct_url: string | null
  public_url: string
  /** The same where the operator named it: then networks may be told to call us there. */
  reachable_at: string | null
  smtp_url: string | null
  mail_from: string
  blobs_url: string | null
  /** Inside hosts that the operator lets the program reach: `host` or `host:port`. */
  allow_hosts: readonly string[]
  trust_proxy: boolean
  key: string | null
  log_level: string
}

/** The operator's to mend: the message says what and how; printed without a stack. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = Environment.safeParse(given)
  if (!read.success) throw new ConfigError(read.error.issues.map((i) => `${i.path.join('.')} ${i.message}.`).join('\n'))
  const set = read.data
  if (set.DATABASE_DIRECT_URL && !set.DATABASE_URL) {
    throw new ConfigError(
      'DATABASE_DIRECT_URL is set without DATABASE_URL. Set both, or neither for the embedded database.',
    )
  }
  return {
    port: set.PORT,
    host: set.HOST,
    data_folder: resolve(set.BATON_DATA),
    database_url: set.DATABASE_URL ?? null,
    database_direct_url: set.DATABASE_DIRECT_URL ?? set.DATABASE_URL ?? null,
    public_url: (set.PUBLIC_URL ?? `http://${typed(set.HOST)}:${set.PORT}`).replace(/\/$/, ''),
    reachable_at: set.PUBLIC_URL?.replace(/\/$/, '') ?? null,
    smtp_url: set.SMTP_URL ?? null,
    mail_from: set.MAIL_FROM,
    blobs_url: set.BLOBS_URL ?? null,
    allow_hosts: set.ALLOW_HOSTS,
    trust_proxy: set.TRUST_PROXY === '1',
    key: set.BATON_KEY ?? null,
    log_level: set.LOG_LEVEL,
  }
}

/** A host as one types it into an address. */
const typed = (host: string) =>
  ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host
