import { useSyncExternalStore } from 'react'

/** As lists.css has it: a row is 96 px, and on a phone 101 for the finger. */
const phone = matchMedia('(max-width: 700px)')

function watch(changed: () => void) {
  phone.addEventListener('change', changed)
  return () => phone.removeEventListener('change', changed)
}

export const useRowHeight = (): number => useSyncExternalStore(watch, () => (phone.matches ? 101 : 96))
