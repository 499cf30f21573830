import { useLocation } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { SegmentedLinks } from '#web/ui/SegmentedLinks.tsx'
import { useWords } from '#web/words.ts'
import { channelsWords } from './words.ts'

/** The views of channels; imports are an area of their own, and the webhooks are the platform's: each draws its own. */
export function ChannelsViews() {
  const words = useWords(channelsWords)
  const here = useLocation().pathname
  const administers = useMay('administer')
  const part = (label: string, href: string) => ({
    label,
    href,
    on: here === href || (href !== paths.channels() && here.startsWith(`${href}/`)),
  })
  return (
    <SegmentedLinks
      label={words.views}
      parts={[
        part(words.accounts, paths.channels()),
        part(words.deliveries, paths.deliveries()),
        ...(administers ? [part(words.imports, paths.imports()), part(words.webhooks, paths.webhooks())] : []),
      ]}
    />
  )
}
