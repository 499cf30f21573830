import { Health, type HealthProps } from '#web/ui/Health.tsx'
import { useWords } from '#web/words.ts'
import type { ImportState } from '../schema.ts'
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

export function ImportHealth({ state }: { state: ImportState }) {
  const words = useWords(importsWords)
  return <Health state={SIGNS[state]}>{words.states[state]}</Health>
}
