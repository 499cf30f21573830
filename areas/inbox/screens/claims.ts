/** What was said to be mine, by conversation: whom it is with outside, and what was said. */
export const claims = new Map<string, { name: string; said: string }>()
