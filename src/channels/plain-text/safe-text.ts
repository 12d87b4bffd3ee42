import { withoutControls } from '../../domain/text-safety.ts'

/** Words that can be shown in a terminal: only line breaks and tabs are left of what steers it. */
export const safeText = (words: string): string =>
  withoutControls(words.replace(/\r\n?/g, '\n'), '\n\t')
