import '#web/ui/all-icons.ts'
import { paths } from '#web/paths.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { PageHead } from '#web/ui/PageHead.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { laterWords } from '#web/words/later.ts'
import { useShellWords, useWords } from '#web/words.ts'

export function NotFound() {
  const shell = useShellWords()
  const words = useWords(laterWords)
  const home = <LinkButton to={paths.home()}>{shell.goHome}</LinkButton>
  return (
    <>
      <PageHead title={words.notFound} />
      <div className="state-page">
        <StateBlock icon="dashed" title={words.notFoundTitle} acts={home}>
          {words.notFoundLine}
        </StateBlock>
      </div>
    </>
  )
}
