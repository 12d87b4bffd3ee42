/** The longest texts that Threat Composer's schema takes, in characters. */
export const most = {
  name: 200,
  description: 100_000,
  statement: 1400,
  action: 200,
  content: 1000,
  comments: 1000,
} as const

/** Words that fit; what is left out is marked by three dots. No character is cut in two. */
export function cut(words: string, longest: number): string {
  if (words.length <= longest) return words
  const short = words.slice(0, longest - 1)
  return `${/[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short}…`
}

/**
 * Notes as metadata: as many whole lines as its comments hold, for the people who read them there, and all of them
 * under a key of our own, where there is no limit.
 */
export function notesMetadata(notes: readonly string[]) {
  const [first] = notes
  if (first === undefined) return []
  let comments = cut(first, most.comments)
  for (const note of notes.slice(1)) {
    const longer = `${comments}\n${note}`
    if (longer.length > most.comments) break
    comments = longer
  }
  return [
    { key: 'Comments', value: comments },
    { key: 'custom:whatif', value: [...notes] },
  ]
}
