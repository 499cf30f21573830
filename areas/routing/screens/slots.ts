/** What routing adds to the shell: its commands. */
import { fillPalette } from '#web/slots.tsx'

fillPalette('routing', async (query) => (await import('./commands.ts')).commandsFor(query))
