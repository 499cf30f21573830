import { useLocation } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { SegmentedLinks } from '#web/ui/SegmentedLinks.tsx'
import { useWords } from '#web/words.ts'
import { viewsWords } from './views-words.ts'

/** The views of listening. */
export function ListeningViews() {
  const words = useWords(viewsWords)
  const here = useLocation().pathname
  const apart = [paths.heard(), paths.analysis(), paths.emerging(), paths.outspoken()]
  return (
    <SegmentedLinks
      label={words.views}
      parts={[
        { label: words.monitors, href: paths.listening(), on: !apart.includes(here) },
        { label: words.heard, href: paths.heard(), on: here === paths.heard() },
        { label: words.analysis, href: paths.analysis(), on: here === paths.analysis() },
        { label: words.emerging, href: paths.emerging(), on: here === paths.emerging() },
        { label: words.outspoken, href: paths.outspoken(), on: here === paths.outspoken() },
      ]}
    />
  )
}
