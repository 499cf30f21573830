/** What channels adds to the shell: the bar of holds on every page, what waits for a person on Home, and its commands. Loaded with the shell. */
import { fill, fillPalette } from '#web/slots.tsx'

fill('frame.strip', {
  id: 'channels.holds',
  order: 0,
  load: async () => (await import('./HoldStrip.tsx')).HoldStrip,
  ahead: async (queries) => queries.ensureQueryData((await import('./channel-queries.ts')).holdsQuery),
})
fill('home.section', { id: 'channels.stuck', order: 10, load: async () => (await import('./Stuck.tsx')).Stuck })
fillPalette('channels', async (query) => (await import('./commands.ts')).commandsFor(query))
