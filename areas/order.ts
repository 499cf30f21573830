/** The order of the areas, most basic first; what tools read, so that they need not open the program. */
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
  'imports',
] as const
