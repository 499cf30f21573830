import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { LinkButton } from '#web/ui/LinkButton.tsx'
import { useWords } from '#web/words.ts'
import { heardWords } from './words.ts'

/** Who comes here only now and then has the way to write down what they heard on Home; the others find it in Listening. */
export function OnHome() {
  const words = useWords(heardWords)
  const answers = useMay('answer')
  const writes = useMay('contribute')
  if (answers || !writes) return null
  return (
    <section aria-label={words.title}>
      <LinkButton icon="pen" to={paths.writeDown()}>
        {words.title}
      </LinkButton>
    </section>
  )
}
