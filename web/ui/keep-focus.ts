const stay = (event: { preventDefault(): void }) => event.preventDefault()

/** For what is chosen with a pointer while the focus stays in the field. */
export const keepFocus = { onPointerDown: stay, onMouseDown: stay }
