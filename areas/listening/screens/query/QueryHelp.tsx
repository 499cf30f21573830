import { Button } from '#web/ui/Button.tsx'
import { useWords } from '#web/words.ts'
import { HELP } from '../../checks/query/help.ts'
import { highlight } from '../../checks/query/highlight.ts'
import { Coloured } from './Coloured.tsx'
import { chunksOf } from './colours.ts'
import { queryWords } from './query-words.ts'

/** The whole language, folded: how each thing is written, what it means, and an example that can be put into the field. */
export function QueryHelp({ onInsert }: { onInsert: (example: string) => void }) {
  const words = useWords(queryWords)
  return (
    <details className="q-help">
      <summary>{words.help}</summary>
      {HELP.map(({ title, constructs }) => (
        <section key={title}>
          <h3>{title}</h3>
          <ul>
            {constructs.map(({ syntax, means, example }) => (
              <li key={syntax}>
                <code dir="ltr">{syntax}</code>
                <span className="q-means">
                  {means}{' '}
                  <span className="meta block">
                    {words.exampleMeans}:{' '}
                    <code dir="ltr">
                      <Coloured chunks={chunksOf(example, highlight(example, []))} />
                    </code>
                  </span>
                </span>
                <Button
                  kind="quiet"
                  size="small"
                  aria-label={words.insertThis(example)}
                  onClick={() => onInsert(example)}
                >
                  {words.insert}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </details>
  )
}
