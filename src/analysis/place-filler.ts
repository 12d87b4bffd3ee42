import { directionOfWords, isolated } from '../domain/text-direction.ts'

/** The places of a sentence that are filled in, for whoever writes or checks content. */
export const storyPlaces = [
  'service',
  'people',
  'staff',
  'signers',
  'subjects',
  'thing',
  'action',
] as const
export type StoryPlace = (typeof storyPlaces)[number]

const places = new RegExp(`\\{(${storyPlaces.join('|')})\\}`, 'g')

/**
 * Fills the places of a whole sentence about a product: who uses it, who works on it, who signs in, whom its
 * information is about, what is worth stealing, what people do and which service it speaks of. It does so in one go, so that what
 * somebody typed is never read as a place.
 */
export const placeFiller =
  (values: Readonly<Record<StoryPlace, string>>) =>
  (sentence: string): string =>
    sentence.replaceAll(places, (_, place: StoryPlace) =>
      isolated(values[place], directionOfWords(sentence.replaceAll(places, ''))),
    )
