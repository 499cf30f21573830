/** Tells the workers of this process that a delivery may be due; others find it when they look. Never truth. */
export const deliveriesDue = new EventTarget()
export const wakeDeliveries = (): void => void deliveriesDue.dispatchEvent(new Event('due'))
