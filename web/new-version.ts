/**
 * A part of the page that does not come. Where the server answers, a new version was installed while the page was open
 * and its parts have other names: the page is loaded anew, at most once a minute. Where it does not, the page stays with
 * all that was written in it, and the part says why it is not there.
 */
import { CallError, notReached } from './call.ts'

const KEY = 'reloaded_at_ms'
const PATIENCE_MS = 60_000

export function reloadForNewVersion(): void {
  window.addEventListener('vite:preloadError', () => void reload())
}

async function reload(): Promise<void> {
  const last_ms = Number(sessionStorage.getItem(KEY)) || 0
  if (Date.now() - last_ms < PATIENCE_MS || !(await serverAnswers())) return
  sessionStorage.setItem(KEY, String(Date.now()))
  location.reload()
}

const serverAnswers = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

/** Asks for a part, or throws that the server was not reached: what the browser says of it would load the page anew. */
export const loadPart = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(async (cause: unknown) => {
    throw (await serverAnswers()) ? cause : notReached('part_not_reached')
  })

/** A part that did not come is asked for with the whole page, once there is somebody to ask. */
export async function tryPartAgain(error: unknown): Promise<void> {
  if (error instanceof CallError && error.code === 'part_not_reached' && (await serverAnswers())) location.reload()
}
