/**
 * Whether setting up is under way in this browser: who began it comes back to it until they finish or skip. What was
 * set up lies on the server; this only says where they were.
 */
const KEY = 'first-run'

export function beginFirstRun(workspace_id: string): void {
  keep((storage) => storage.setItem(KEY, workspace_id))
}

export function endFirstRun(): void {
  keep((storage) => storage.removeItem(KEY))
}

export function isInFirstRun(workspace_id: string): boolean {
  let kept: string | null = null
  keep((storage) => {
    kept = storage.getItem(KEY)
  })
  return kept === workspace_id
}

function keep(use: (storage: Storage) => void): void {
  try {
    use(localStorage)
  } catch {
    // A browser that keeps nothing leads nobody back; the page has an address of its own.
  }
}
