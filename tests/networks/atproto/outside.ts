/** What the host lends to connectors, the guarded one, opened for this machine only. */
import { outsideOf } from '#connectors/outside.ts'
import { outbound } from '#platform/outbound-http.ts'

const client = outbound({ allow_hosts: ['localhost', '127.0.0.1'], user_agent: 'Baton-tests' })

export const outside = outsideOf(client)

/** Its open connections keep a process alive. */
export const closeOutside = () => client.close()
