import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** What changes together is cached together. Pages are chunks of their own, by the dynamic imports of routes.tsx. */
const groups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler|use-sync-external-store)[\\/]/, priority: 3 },
  {
    name: 'routes',
    test: /node_modules[\\/](@tanstack[\\/](react-router|router-core|history|react-query|query-core|react-store|store)|cookie-es|seroval|seroval-plugins|isbot)[\\/]/,
    priority: 2,
  },
  // What every page behind the door shows: twenty small files would weigh three kilobytes more. Nothing that the door needs.
  {
    name: 'frame',
    test: /[\\/]web[\\/](ui[\\/](Avatar|ErrorState|IconButton|LinkButton|Loaded|Menu|NetworkMark|network-marks|Notice|PageHead|Panes|Popover|SidePane|Skeleton|Time|toasts|initials|on-demand)|PersonWhere|format|live|slots|soon)\.tsx?$/,
    priority: 1,
  },
]

/** What an endpoint does is told by /api/openapi.json; the page, which loads the same declarations, leaves the sentences out. */
const withoutSentences = {
  name: 'without-sentences',
  enforce: 'pre' as const,
  transform: (code: string, id: string) =>
    /[/-]api\.ts$/.test(id) ? code.replace(/\bdoes:\s*('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")/g, "does: ''") : null,
}

export default defineConfig({
  root: here('.'),
  plugins: [withoutSentences, react(), tailwind()],
  resolve: {
    // Schemas are declared in files that screens import for their paths and tables, and are never parsed in a browser.
    alias: { zod: here('./inert-zod.ts') },
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:4600' } },
  build: {
    outDir: here('./dist'),
    emptyOutDir: true,
    target: 'baseline-widely-available',
    // Nothing as a data: address; the content security policy takes files from our own origin only.
    assetsInlineLimit: 0,
    // Every browser we build for preloads modules by itself; the list of what each page needs would weigh on the door.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needed) => needed.filter((file) => file.endsWith('.css')),
    },
    rolldownOptions: { output: { codeSplitting: { groups, includeDependenciesRecursively: false } } },
  },
})
