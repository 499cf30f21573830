/** What channels adds to the shell: the bar of holds on every page, and its commands. Loaded with the shell. */
import { fill, fillPalette } from '#web/slots.tsx'

fill('frame.strip', {
  id: 'channels.holds',
  order: 0,
  load: async () => (await import('./HoldStrip.tsx')).HoldStrip,
  ahead: async (queries) => queries.ensureQueryData((await import('./channel-queries.ts')).holdsQuery),
})
fillPalette('channels', async (query) => (await import('./commands.ts')).commandsFor(query))
