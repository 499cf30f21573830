/** Instants for the gallery, beside the moment it is opened, so that every clock shows the state it is there for. */
const opened = Date.now()
export const minutes = (count: number): Date => new Date(opened + count * 60_000)
