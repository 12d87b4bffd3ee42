/** Words without case, and without the marks around them. */
export const wordsOfLabel = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[\s[("“]+|[\s\])"”?!.…]+$/g, '')
    .replace(/\s+/g, ' ')
