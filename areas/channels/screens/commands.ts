import { call } from '#web/call.ts'
import { type Command, rank } from '#web/commands.ts'
import { paths } from '#web/paths.ts'
import { networkOf } from '#web/ui/network-marks.ts'
import { shellWords, wordsFor } from '#web/words.ts'
import { listChannels } from '../api.ts'
import { channelsWords } from './words.ts'

/** The palette's part of channels: its pages, and each channel by its name or handle once something is typed. */
export async function commandsFor(query: string): Promise<Command[]> {
  const words = wordsFor(channelsWords, navigator.language)
  const shell = wordsFor(shellWords, navigator.language)
  const pages: Command[] = [
    {
      id: 'deliveries',
      label: `${shell.channels}: ${words.deliveries}`,
      group: shell.goTo,
      icon: 'send',
      to: paths.deliveries(),
    },
    {
      id: 'webhooks',
      label: `${shell.channels}: ${words.webhooks}`,
      group: shell.goTo,
      icon: 'link',
      to: paths.webhooks(),
      right: 'administer',
    },
  ]
  const hold: Command = {
    id: 'hold-everything',
    label: words.hold,
    also: words.holdAlso,
    group: shell.channels,
    icon: 'pause',
    to: paths.channels({ hold: 'yes' }),
  }
  if (!query.trim()) return pages
  const { channels } = await call(listChannels, {})
  const found: Command[] = channels.map((channel) => ({
    id: `channel-${channel.id}`,
    label: channel.display_name,
    also: channel.handle,
    note: words.signs[channel.sign],
    group: shell.channels,
    network: networkOf(channel.network),
    to: paths.channel(channel.id),
  }))
  return rank([...pages, hold, ...found], query)
}
