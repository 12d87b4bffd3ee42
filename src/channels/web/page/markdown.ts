import './vendor.ts'

const allowed = {
  ALLOWED_TAGS: ['p', 'br', 'strong', 'em', 'a', 'ul', 'ol', 'li'],
  ALLOWED_ATTR: ['href'],
  ALLOWED_URI_REGEXP: /^(?:https:|mailto:)/i,
}

const escaped = (words: string): string =>
  words.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Bold, italic and links; every other mark stays as it was typed. */
const inline = new marked.Marked({
  gfm: false,
  renderer: {
    html: ({ raw }) => escaped(raw),
    codespan: ({ raw }) => escaped(raw),
    image: ({ raw }) => escaped(raw),
  },
})

/** Turns a card's words into safe markup: lines, lists, bold, italic and links to https and mail. */
export function markdownToHtml(words: string): string {
  const blocks: { tag: 'p' | 'ul' | 'ol'; lines: string[] }[] = []
  for (const line of words.split('\n')) {
    const {
      bullet,
      number,
      rest = line,
    } = /^(?:(?<bullet>- )|(?<number>\d+\. ))(?<rest>.*)$/.exec(line)?.groups ?? {}
    const tag = bullet ? 'ul' : number ? 'ol' : 'p'
    const last = blocks.at(-1)
    if (last?.tag === tag) last.lines.push(rest)
    else blocks.push({ tag, lines: [rest] })
  }
  return DOMPurify.sanitize(blocks.map(block).join(''), allowed)
}

function block({ tag, lines }: { tag: 'p' | 'ul' | 'ol'; lines: readonly string[] }): string {
  const drawn = lines.map((line) => inline.parseInline(line, { async: false }))
  if (tag === 'p') return `<p>${drawn.join('<br>')}</p>`
  return `<${tag}>${drawn.map((line) => `<li>${line}</li>`).join('')}</${tag}>`
}
