/** The longest texts, in characters, that every channel shows: Slack and Teams are the tightest. */
export const limits = {
  /** A heading: Slack's header block takes 150. */
  heading: 150,
  /** A paragraph or list: Slack's section block takes 3,000. */
  text: 3000,
  /** One pair's value: Slack's section field takes 2,000, its label included. */
  pair: 1800,
  /** A button's label: Slack takes 75; Teams cuts earlier on phones. */
  button: 75,
  /** A choice's label: Slack's option takes 75. */
  option: 75,
  /** A field's label: Slack's input label takes 2,000; more than this nobody reads. */
  label: 150,
  /** What a field suggests: Slack's placeholder takes 150. */
  placeholder: 150,
  /** A form's title: Slack's modal takes 24. */
  formTitle: 24,
  /** A picture's words: Slack's image takes 2,000. */
  alt: 2000,
  /** The text that stands alone, in notifications and for screen readers: Slack takes 4,000. */
  plain: 4000,
} as const

const ellipsis = '…'
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * Cuts a text to a limit at a word, with an ellipsis; never inside an emoji or an accented letter.
 * The limit counts UTF-16 units, as the platforms do.
 */
export function fit(text: string, limit: number): string {
  if (text.length <= limit) return text
  if (limit <= 0) return ''
  const room = limit - ellipsis.length
  let end = 0
  for (const { index, segment } of letters.segment(text)) {
    if (index + segment.length > room) break
    end = index + segment.length
  }
  const kept = text.slice(0, end)
  const isWordEnd = /\s/.test(text.charAt(end))
  const space = kept.search(/\s\S*$/)
  const cut = !isWordEnd && space > room / 2 ? kept.slice(0, space) : kept
  return cut.trimEnd() + ellipsis
}
