/** What routing adds to the shell: its commands. */
import { fill, fillPalette } from '#web/slots.tsx'

fillPalette('routing', async (query) => (await import('./commands.ts')).commandsFor(query))
fill('conversation.side', { id: 'routing.read-as', order: 10, load: async () => (await import('./ReadAs.tsx')).ReadAs })
