import { createContext, useContext } from 'react'
import { dictionaries, type Language, type Words } from './words.ts'

export const LanguageContext = createContext<Language>('en')

export const useLanguage = (): Language => useContext(LanguageContext)

/** The console's sentences in the agent's language. */
export const useWords = (): Words => dictionaries[useLanguage()]
