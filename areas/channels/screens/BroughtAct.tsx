/** What is done about a channel that is brought is done where it is brought: it has no acts of its own. */
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import type { ShownChannel } from './channel-queries.ts'
import { summaryWords } from './summary-words.ts'

export function BroughtAct({ channel, size }: { channel: ShownChannel; size?: 'small' }) {
  const words = useWords(summaryWords)
  const mayImport = useMay('administer')
  const mayWrite = useMay('contribute')
  const shape = size ? { size } : {}
  if (channel.network === 'offline')
    return mayWrite ? (
      <LinkButton {...shape} kind="quiet" to={paths.writeDown()}>
        {words.toWrittenDown}
      </LinkButton>
    ) : null
  return mayImport ? (
    <LinkButton {...shape} kind="quiet" to={paths.imports()}>
      {words.toImports}
    </LinkButton>
  ) : null
}
