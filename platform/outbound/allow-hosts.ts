/** Inside hosts that the operator opens by name (`pds.office.example`, `localhost:2583`); only they are not checked. */
export interface AllowedHosts {
  has(hostname: string, port: string): boolean
}

const ENTRY = /^(\[[0-9a-f:.]+\]|[^\s/@:[\]]+)(?::(\d{1,5}))?$/i

/** Entries are exact: a host for all its ports, or host:port. An entry that can't be read stops the start. */
export function allowedHosts(entries: readonly string[]): AllowedHosts {
  const allowed = new Set(entries.map(normal))
  return {
    has: (hostname, port) => allowed.has(bracketed(hostname)) || allowed.has(`${bracketed(hostname)}:${port}`),
  }
}

function normal(entry: string): string {
  const [, host, port] = ENTRY.exec(entry.trim()) ?? []
  const url = host && URL.parse(`http://${host}/`)
  if (!url || Number(port ?? 0) > 65_535) {
    throw new Error(`"${entry}" is not a host that can be allowed; write localhost:2583, pds.example or [::1]:2583.`)
  }
  return port ? `${url.hostname}:${Number(port)}` : url.hostname
}

/** undici gives IPv6 hosts without brackets, URL with them. */
function bracketed(hostname: string): string {
  return hostname.includes(':') && !hostname.startsWith('[') ? `[${hostname}]` : hostname
}
