/** The words of a name, in small letters: "PatientsDB" and "patients_db" alike, and "IoT" and "iOS" as one. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replaceAll(/(\p{Ll}{2})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Whether these words stand in a name one after another, each as one or as several. */
export function holds(words: readonly string[], phrase: string): boolean {
  const wanted = phrase.split(' ')
  return words.some((_, at) =>
    wanted.every((word, n) => {
      const is = words[at + n]
      return is === word || is === `${word}s`
    }),
  )
}
