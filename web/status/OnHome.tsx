import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { leadWords } from './lead-words.ts'
import { statusQuery, wantingIn } from './query.ts'

/** On Home, for who can mend it: that a part of the installation is down or late. Nothing at all while all is well. */
export function OnHome() {
  return useMay('administer') ? <Line /> : null
}

function Line() {
  const words = useWords(leadWords)
  const status = useQuery(statusQuery).data
  if (!status || status.state === 'well') return null
  return (
    <p className="flex-row stuck-line">
      <Icon name="alert" size="s" />
      <Link to={paths.status()} className="link">
        {words.lead[status.state]} {words.parts(wantingIn(status))}
      </Link>
    </p>
  )
}
