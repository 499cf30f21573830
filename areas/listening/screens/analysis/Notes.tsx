import { analysisApi } from '#areas/listening/analysis/api.ts'
import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { useMay } from '#web/session.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Time } from '#web/ui/Time.tsx'
import { useWords } from '#web/words.ts'
import { ANALYSIS, type AnalysisShown } from './view.ts'
import { analysisWords } from './words.ts'

/** What was going on, in words below the chart: there each can be read, and taken away. */
export function Notes({ annotations }: Pick<AnalysisShown, 'annotations'>) {
  const words = useWords(analysisWords)
  const may = useMay('contribute')
  const { doing, remove } = useRemoveNote()
  if (annotations.length === 0) return null
  return (
    <ul className="notes">
      {annotations.map(({ id, at, text }) => (
        <li key={id}>
          <span className="meta">
            <Time at={at} as="list" />
          </span>
          <bdi className="grow wrap-anywhere">{text}</bdi>
          {may && (
            <IconButton
              kind="quiet"
              size="small"
              icon="trash"
              label={words.removeNote(text)}
              busy={doing === id}
              onClick={() => remove(id)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function useRemoveNote() {
  const words = useWords(analysisWords)
  const { doing, run } = useDoing(ANALYSIS)
  const remove = (id: string) =>
    run({
      key: id,
      ask: () => call(analysisApi.removeAnnotation, { id }),
      done: () => ({
        text: words.noteGone,
        undo: () => run({ key: id, ask: () => call(analysisApi.restoreAnnotation, { id }) }),
      }),
    })
  return { doing, remove }
}
