/** What listening adds to the shell: what the market says, on Home of who reads along. */
import { fill } from '#web/slots.tsx'

fill('home.afar', { id: 'listening.market', order: 10, load: async () => (await import('./home/Market.tsx')).Market })
