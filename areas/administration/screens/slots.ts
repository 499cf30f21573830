/** What administration offers in the palette; its words are loaded when the palette is. */
import { fillPalette } from '#web/slots.tsx'

fillPalette('administration', async (query, _, queries) =>
  (await import('./palette.ts')).administrationCommands(query, queries),
)
