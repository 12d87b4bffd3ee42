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
