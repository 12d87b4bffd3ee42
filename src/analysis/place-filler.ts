import { directionOfWords, isolated } from '../domain/text-direction.ts'

/**
 * Fills the places of a whole sentence about a product, who uses it and which service it speaks of, in one go, so that
 * what somebody typed is never read as a place.
 */
export const placeFiller =
  (values: Readonly<Record<'service' | 'people', string>>) =>
  (sentence: string): string =>
    sentence.replaceAll(places, (_, place: 'service' | 'people') =>
      isolated(values[place], directionOfWords(sentence.replaceAll(places, ''))),
    )

const places = /\{(service|people)\}/g
