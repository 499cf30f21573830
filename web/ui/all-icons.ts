/** Brings all icons; imported by the frame and by pages outside it that draw more than the sign-in page does. */
import { drawMore } from './Icon.tsx'
import { ICONS } from './icons.ts'

drawMore(ICONS)
