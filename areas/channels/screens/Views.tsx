import { useLocation } from '@tanstack/react-router'
import { paths } from '#web/paths.ts'
import { useMay } from '#web/session.ts'
import { SegmentedLinks } from '#web/ui/SegmentedLinks.tsx'
import { useWords } from '#web/words.ts'
import { channelsWords } from './words.ts'

/** The three views of channels; the webhooks are the platform's, and drawn by it. */
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
        ...(administers ? [part(words.webhooks, paths.webhooks())] : []),
      ]}
    />
  )
}
