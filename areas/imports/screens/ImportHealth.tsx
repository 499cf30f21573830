import { Health, type HealthProps } from '#web/ui/Health.tsx'
import { useWords } from '#web/words.ts'
import type { Import, ImportState } from '../schema.ts'
import { addressWords } from './addresses/words.ts'
import { importsWords } from './words.ts'

const SIGNS: Record<ImportState, HealthProps['state']> = {
  uploading: 'unknown',
  ready: 'unknown',
  trying: 'unknown',
  running: 'unknown',
  stopped: 'soon',
  failed: 'broken',
  done: 'well',
  undoing: 'unknown',
  undone: 'unknown',
}

export function ImportHealth({ of: { state, door_id } }: { of: Pick<Import, 'state' | 'door_id'> }) {
  const words = useWords(importsWords)
  const { here } = useWords(addressWords)
  return <Health state={SIGNS[state]}>{door_id && state === 'done' ? here : words.states[state]}</Health>
}
