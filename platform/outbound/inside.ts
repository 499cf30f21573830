/**
 * Whether an address leads inside, asked before anything is kept that would be called later: a person hears it at its
 * field, and not after three days of tries. Names may lead elsewhere tomorrow, so the check at the socket stays what counts.
 */
import { type AllowedHosts, allowedHosts } from './allow-hosts.ts'
import { destination, literalAddress, portOf } from './destination.ts'
import { OutboundError } from './error.ts'
import { type Resolve, refuseInsideLiteral, resolveOutside, systemResolve } from './resolve.ts'

/** The sentence for a person; null where nothing speaks against it, also when the name is not known now. */
export type WhyInside = (address: string) => Promise<string | null>

const PATIENCE_MS = 3_000

export function whyInside(allow_hosts: readonly string[], resolve: Resolve = systemResolve): WhyInside {
  const guard = { allowed: allowedHosts(allow_hosts), resolve }
  return (address) =>
    refuseInside(guard, destination(address, ['http', 'https'])).then(
      () => null,
      (error) => {
        if (error instanceof OutboundError && error.kind === 'blocked') return error.message
        return null
      },
    )
}

async function refuseInside(guard: { allowed: AllowedHosts; resolve: Resolve }, url: URL): Promise<void> {
  if (guard.allowed.has(url.hostname, portOf(url))) return
  refuseInsideLiteral(url.hostname)
  if (literalAddress(url.hostname)) return
  const patience = new Promise<void>((done) => setTimeout(done, PATIENCE_MS).unref())
  await Promise.race([patience, resolveOutside(guard.resolve, url.hostname)])
}
