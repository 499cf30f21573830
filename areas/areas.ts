/** Every area, from the most basic to the most dependent. An area may import only from those above it. */
export const ORDER = [
  'administration',
  'notifications',
  'media',
  'conduct',
  'channels',
  'understanding',
  'contacts',
  'listening',
  'inbox',
  'routing',
] as const
