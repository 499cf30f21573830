/**
 * A new version was installed while the page was open: its parts have other names, so what is loaded later is not found.
 * The page is loaded anew, at most once a minute, so that a server that is down does not make it reload for ever.
 */
const KEY = 'reloaded_at_ms'
const PATIENCE_MS = 60_000

export function reloadForNewVersion(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last_ms = Number(sessionStorage.getItem(KEY)) || 0
    if (!navigator.onLine || Date.now() - last_ms < PATIENCE_MS) return
    event.preventDefault()
    sessionStorage.setItem(KEY, String(Date.now()))
    location.reload()
  })
}
