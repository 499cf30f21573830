import { createContext, useContext } from 'react'

/** Opens the palette; does nothing outside the frame. */
const OpenPalette = createContext<() => void>(() => undefined)
export const OpenPaletteProvider = OpenPalette.Provider
export const useOpenPalette = (): (() => void) => useContext(OpenPalette)
