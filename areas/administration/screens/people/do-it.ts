import { useQueryClient } from '@tanstack/react-query'
import { CallError } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { type Said, say } from '#web/ui/toasts.ts'
import { readAgain, readMyselfAgain } from '../queries.ts'

/** Does something to people or teams, reads them again, and says what was done or the server's reason why not. */
export function useDoIt() {
  const queries = useQueryClient()
  const me = useSession().person.id
  return async (deed: { run: () => Promise<unknown>; said: Said; whose?: string }): Promise<void> => {
    try {
      await deed.run()
      await (deed.whose === me ? readMyselfAgain(queries) : readAgain(queries))
      say(deed.said)
    } catch (caught) {
      if (!(caught instanceof CallError)) throw caught
      say({ kind: 'failed', text: caught.message })
    }
  }
}
