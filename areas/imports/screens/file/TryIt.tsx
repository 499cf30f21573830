import { call } from '#web/call.ts'
import { useDoing } from '#web/doing.ts'
import { Button } from '#web/ui/Button.tsx'
import { Heading } from '#web/ui/Heading.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { useWords } from '#web/words.ts'
import { importsApi as api } from '../../api.ts'
import { IMPORTS, type OpenedImport } from '../queries.ts'
import { importsWords } from '../words.ts'
import { Figures } from './Figures.tsx'
import { RefusedTable } from './RefusedTable.tsx'

/** A dry run over the whole file. */
export function TryIt({ opened }: { opened: OpenedImport }) {
  const words = useWords(importsWords)
  const { doing, run } = useDoing(IMPORTS)
  const { id, tried, mapping } = opened
  return (
    <section className="import-step" aria-label={words.tryTitle}>
      <Heading>{words.tryTitle}</Heading>
      <p className="meta">{tried ? words.triedLine : words.tryLine}</p>
      {tried?.unreadable && <Finding what={words.states.failed}>{tried.unreadable}</Finding>}
      {tried && <Figures counts={tried} words={words} />}
      {tried && tried.refused > 0 && <RefusedTable refused={tried.first_refused} all={tried.refused} opened={opened} />}
      <div>
        <Button
          busy={doing === 'try'}
          disabledReason={mapping?.columns.text ? null : words.needText}
          onClick={() => run({ key: 'try', ask: () => call(api.dryRun, { id }) })}
        >
          {tried ? words.tryAgain : words.tryIt}
        </Button>
      </div>
    </section>
  )
}
