/** Makes the TCP or TLS connection under a request, after the check; undici calls it for every new connection. */
import { buildConnector } from 'undici'
import { isInside } from './addresses.ts'
import type { AllowedHosts } from './allow-hosts.ts'
import { asOutboundError } from './error.ts'
import { blocked, checkedLookup, freeLookup, type Resolve, refuseInsideLiteral } from './resolve.ts'

export interface Guard {
  allowed: AllowedHosts
  resolve: Resolve
  connect_ms: number
}

export function guardedConnector(guard: Guard): buildConnector.connector {
  // HTTP/2 off: one stream per connection keeps "sent" and the limits per request exact.
  const settings = { timeout: guard.connect_ms, allowH2: false }
  const free = buildConnector({ ...settings, lookup: freeLookup(guard.resolve) })
  const checked = buildConnector({ ...settings, lookup: checkedLookup(guard.resolve) })
  return (options, callback) => {
    const port = options.port || (options.protocol === 'https:' ? '443' : '80')
    if (guard.allowed.has(options.hostname, port)) return free(options, callback)
    try {
      refuseInsideLiteral(options.hostname)
    } catch (error) {
      return callback(asOutboundError(error, options.hostname, false), null)
    }
    checked(options, (...result) => callback(...recheck(options.hostname, result)))
  }
}

type Result = Parameters<buildConnector.Callback>

/** Belt and braces: whatever a resolver or the system did, nothing is written to an inside address. */
function recheck(hostname: string, result: Result): Result {
  const [, socket] = result
  if (!socket || !isInside(socket.remoteAddress ?? '')) return result
  socket.destroy()
  return [blocked(hostname), null]
}
