import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { linkTo, paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { statusQuery, wantingIn } from './query.ts'
import { statusWords } from './words.ts'

/** On Home, for who can mend it: that a part of the installation is down or late. Nothing at all while all is well. */
export function OnHome() {
  return useMay('administer') ? <Line /> : null
}

function Line() {
  const words = useWords(statusWords)
  const shell = useShellWords()
  const status = useQuery(statusQuery).data
  if (!status || status.state === 'well') return null
  return (
    <section aria-label={shell.status}>
      <p className="flex-row stuck-line">
        <Icon name="alert" size="s" />
        <Link {...linkTo(paths.status())} className="link" activeProps={{}}>
          {words.lead[status.state]} {words.leadParts(wantingIn(status))}
        </Link>
      </p>
    </section>
  )
}
