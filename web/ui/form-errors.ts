import { createContext, useContext } from 'react'

/** The errors of the form around a field, by the field's place in the call. */
export const FormErrors = createContext<Readonly<Record<string, string>>>({})

export function useFieldError(name: string | undefined): string | undefined {
  const errors = useContext(FormErrors)
  return name ? errors[name] : undefined
}
