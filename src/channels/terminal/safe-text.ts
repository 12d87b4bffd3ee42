/** What moves a cursor, rings a bell or turns text around; a name or an answer may hold it by mistake or by intent. */
const unsafe = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** Words that can be shown in a terminal: only line breaks and tabs are left of what steers it. */
export const safeText = (words: string): string =>
  words
    .replace(/\r\n?/g, '\n')
    .replace(unsafe, (mark) => (mark === '\n' || mark === '\t' ? mark : ''))
