/**
 * Which IP addresses are the public internet. Everything else (this machine, this network, cloud metadata, tunnels into
 * them, ranges nobody may use) is inside, and no request that a stranger can influence goes there.
 *
 * IPv4 is a list of what is refused. IPv6 is the other way round: only 2000::/3 was ever handed out to the public, so all
 * outside it is refused (::1, mapped, NAT64 64:ff9b::/96, fc00::/7, fe80::/10, ff00::/8), and within it what tunnels to
 * IPv4 or is reserved. The registries are IANA's special-purpose address registries (RFC 6890, as of 2026).
 */
import { BlockList, isIP } from 'node:net'

const INSIDE_IPV4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT
  '127.0.0.0/8', // loopback
  '169.254.0.0/16', // link-local, cloud metadata
  '172.16.0.0/12', // private
  '192.0.0.0/24', // IETF protocol assignments
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
]

const INSIDE_IPV6 = [
  '::/3', // unspecified, loopback, mapped and compatible IPv4, NAT64, discard
  '2001::/23', // protocol assignments: Teredo, benchmarks, ORCHID
  '2001:db8::/32', // documentation
  '2002::/16', // 6to4
  '3fff::/20', // documentation
  '4000::/2', // not handed out
  '8000::/1', // not handed out, unique local, link-local, multicast
]

// Two lists: one would take IPv4 for its mapped form, which ::/3 holds, and refuse the whole internet.
const inside = { ipv4: blockList(INSIDE_IPV4, 'ipv4'), ipv6: blockList(INSIDE_IPV6, 'ipv6') }

function blockList(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [network = '', prefix] = range.split('/')
    list.addSubnet(network, Number(prefix), family)
  }
  return list
}

/** True for what is not the public internet, and for what is not an IP address at all. */
export function isInside(address: string): boolean {
  const [plain = ''] = address.split('%')
  const version = isIP(plain)
  if (version === 0) return true
  const family = version === 4 ? 'ipv4' : 'ipv6'
  return inside[family].check(plain, family)
}
