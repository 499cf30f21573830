import type { IconName } from '#web/ui/icons.ts'

/** How a feeling is shown: by a sign and a colour, never by the colour alone. */
export const FEELINGS: Record<string, { icon: IconName; className: string }> = {
  negative: { icon: 'down', className: 'text-danger-ink' },
  neutral: { icon: 'minus', className: '' },
  positive: { icon: 'up', className: 'text-ok-ink' },
}
