/** Conversations that the person here moved out of a list themselves: those leave at once, others wait for the pointer. */
export const takenByMe = new Set<string>()
