import { invariant } from '../refusal.ts'

/** Lower case only, since some disks do not tell `A` from `a`; no part begins with a dot, so none can climb or hide. */
const KEY = /^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)*$/
const LONGEST = 400

export function checkKey(key: string): string {
  invariant(
    key.length <= LONGEST && KEY.test(key) && key.split('/').every((part) => part.length <= 200),
    'a blob key is made by us: lower-case parts between slashes',
  )
  return key
}
