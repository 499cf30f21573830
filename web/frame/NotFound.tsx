import { paths } from '#web/paths.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { StateBlock } from '#web/ui/StateBlock.tsx'
import { useShellWords } from '#web/words.ts'

export function NotFound() {
  const words = useShellWords()
  return (
    <main className="state-page">
      <StateBlock
        icon="dashed"
        title={words.notFoundTitle}
        acts={<LinkButton to={paths.home()}>{words.goHome}</LinkButton>}
      >
        {words.notFoundLine}
      </StateBlock>
    </main>
  )
}
