/** Structured lines on standard output. What could be a secret is cut out by name, wherever it stands. */
import pino from 'pino'

export type Log = pino.Logger

const SECRET_NAMES = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'credentials',
  'accessJwt',
  'refreshJwt',
  'key',
]
const paths = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`])

export function openLog(level: string): Log {
  return pino({ level, base: null, redact: { paths, censor: '[cut]' }, timestamp: pino.stdTimeFunctions.isoTime })
}
