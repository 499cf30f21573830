/** Why the database of DATABASE_URL could not be entered, in a sentence that says how to mend it. Never tells the password. */
import { ConfigError } from './config.ts'

/** The same error where it is none that an operator can mend. */
export function whyNoDatabase(error: unknown, address: string): unknown {
  const { code = '', message } = error as { code?: string; message: string }
  const sentence = sentenceOf(code, message, placeIn(address))
  return sentence ? new ConfigError(sentence, { cause: error }) : error
}

interface Place {
  at: string
  user: string
  database: string
}

function placeIn(address: string): Place {
  const url = new URL(address)
  const user = decodeURIComponent(url.username)
  const at = url.searchParams.get('host') ?? `${url.hostname || 'localhost'}:${url.port || 5432}`
  return { at, user, database: decodeURIComponent(url.pathname.slice(1)) || user }
}

function sentenceOf(code: string, message: string, { at, user, database }: Place): string | null {
  if (code === 'ECONNREFUSED' || code === 'ENOENT')
    return `No PostgreSQL answers at ${at}. Start it, or set DATABASE_URL to where it is.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `The name in DATABASE_URL leads nowhere (${at}). Mend it, or see whether names are resolved here.`
  if (/^E(TIMEDOUT|HOSTUNREACH|NETUNREACH)$/.test(code) || /timeout/i.test(message))
    return `PostgreSQL at ${at} does not answer. See whether it runs and whether a firewall stands between.`
  if (/^(ECONNRESET|EPIPE)$/.test(code) || /Connection terminated|does not support SSL/.test(message))
    return `What answers at ${at} ended the connection (${message}). See whether DATABASE_URL leads to a PostgreSQL and says sslmode as it wants it.`
  if (code.startsWith('28') || /password must be a string|client password/.test(message))
    return `PostgreSQL at ${at} does not let the user "${user}" in. Mend user and password in DATABASE_URL.`
  if (code === '3D000')
    return `PostgreSQL at ${at} has no database "${database}". Let an administrator run: create database "${database}" owner "${user}"; or mend DATABASE_URL.`
  if (code === '53300')
    return `PostgreSQL at ${at} has no connection left. Raise its max_connections, or end what holds them.`
  if (code.startsWith('57P0'))
    return `PostgreSQL at ${at} is starting or stopping just now. Start Baton again in a moment.`
  return null
}
