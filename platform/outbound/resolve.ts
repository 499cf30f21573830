/**
 * Names become addresses here, checked, and the connection is made to just these: a name that answers differently a
 * moment later (DNS rebinding) is never asked again. One inside address in an answer refuses the name as a whole.
 */
import type { LookupAddress } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { isInside } from './addresses.ts'
import { literalAddress } from './destination.ts'
import { OutboundError } from './error.ts'

export type Resolve = (hostname: string) => Promise<LookupAddress[]>

export const systemResolve: Resolve = (hostname) => lookup(hostname, { all: true })

/** Throws `blocked` for an address written into the URL; names are checked when they are looked up. */
export function refuseInsideLiteral(hostname: string): void {
  const address = literalAddress(hostname)
  if (address && isInside(address)) throw blocked(hostname)
}

/** For `net.connect`: hands it checked addresses only. It is not called for IP addresses. */
export function checkedLookup(resolve: Resolve): LookupFunction {
  return asLookup((hostname) => resolveOutside(resolve, hostname))
}

/** For hosts that the operator allowed: wherever the name leads. */
export function freeLookup(resolve: Resolve): LookupFunction {
  return asLookup((hostname) => resolveAny(resolve, hostname))
}

type Found = [LookupAddress, ...LookupAddress[]]

function asLookup(find: (hostname: string) => Promise<Found>): LookupFunction {
  const look = callbackify(find)
  return (hostname, options, callback) =>
    look(hostname, (error, found) => {
      if (error) callback(error, [])
      else if (options.all) callback(null, found)
      else callback(null, found[0].address, found[0].family)
    })
}

async function resolveAny(resolve: Resolve, hostname: string): Promise<Found> {
  const [first, ...rest] = await resolve(hostname)
  if (!first) throw Object.assign(new Error(`no address for ${hostname}`), { code: 'ENOTFOUND' })
  return [first, ...rest]
}

/** The addresses of a name; throws `blocked` where one of them is inside. */
export async function resolveOutside(resolve: Resolve, hostname: string): Promise<Found> {
  const found = await resolveAny(resolve, hostname)
  if (found.some(({ address }) => isInside(address))) throw blocked(hostname)
  return found
}

export function blocked(hostname: string): OutboundError {
  return new OutboundError(
    'blocked',
    `The host ${hostname} leads to an address inside this network, which is not visited. If it should be, the operator can add it to ALLOW_HOSTS.`,
    { sent: false },
  )
}
