/** What imports add to the shell: their commands. Loaded with the shell. */
import { fill, fillPalette } from '#web/slots.tsx'

fill('home.beside', {
  id: 'imports.heard',
  order: 5,
  load: async () => (await import('./heard/OnHome.tsx')).OnHome,
})
fill('conversation.side', {
  id: 'imports.how-to-reach',
  order: 5,
  load: async () => (await import('./heard/HowToReach.tsx')).HowToReach,
})
fillPalette('imports', async (query) => (await import('./commands.ts')).commandsFor(query))
