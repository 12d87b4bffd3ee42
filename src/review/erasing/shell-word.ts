/** A word as a POSIX shell takes it whole, for a command that is printed to be typed: in quotes where it needs them. */
export const shellWord = (word: string): string =>
  /^[\w:@./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
