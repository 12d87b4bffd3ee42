import { Lexer, type Token, type Tokens } from 'marked'
import { personIn } from './mention.ts'

/** A piece of inline Markdown: plain words, bold, italic, a link, a person or a line break; nothing else exists. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold'; readonly children: readonly Inline[] }
  | { readonly type: 'italic'; readonly children: readonly Inline[] }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'mention'; readonly person: string; readonly children: readonly Inline[] }
  | { readonly type: 'break' }

/** A paragraph or a list of inline Markdown. */
export type Block =
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly items: readonly (readonly Inline[])[]
    }

/** Without the extras of GitHub: an address that somebody typed does not become a link by itself. */
const options = { gfm: false }

const safeLink = /^(https:|mailto:)/i

/** Reads one line of inline Markdown; everything but bold, italic and safe links stays as it was typed. */
export const inlineTokens = (markdown: string): readonly Inline[] =>
  joined(Lexer.lexInline(markdown, options).flatMap(inline))

/** Reads paragraphs and lists of inline Markdown; every other block stays as it was typed. */
export const blockTokens = (markdown: string): readonly Block[] =>
  Lexer.lex(markdown, options).flatMap(block)

/** Only the words of inline Markdown; a link keeps its address in brackets. */
export function inlineText(tokens: readonly Inline[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'text') return token.text
      if (token.type === 'break') return '\n'
      const words = inlineText(token.children)
      if (token.type !== 'link') return words
      const address = token.href.replace(/^mailto:/i, '')
      return address === words ? words : `${words} (${address})`
    })
    .join('')
}

function block(token: Token): Block[] {
  if (token.type === 'space' || token.type === 'def') return []
  if (token.type === 'list') {
    const { ordered, items } = token as Tokens.List
    return [{ type: 'list', ordered, items: items.map((item) => inlineTokens(item.text)) }]
  }
  const words = token.type === 'paragraph' ? (token as Tokens.Paragraph).text : token.raw.trimEnd()
  const children =
    token.type === 'paragraph' ? inlineTokens(words) : [{ type: 'text', text: words } as const]
  return [{ type: 'paragraph', children }]
}

function inline(token: Token): Inline[] {
  switch (token.type) {
    case 'strong':
      return [{ type: 'bold', children: childrenOf(token) }]
    case 'em':
      return [{ type: 'italic', children: childrenOf(token) }]
    case 'br':
      return [{ type: 'break' }]
    case 'escape':
      return [{ type: 'text', text: (token as Tokens.Escape).text }]
    case 'link':
      return link(token as Tokens.Link)
    default:
      return [{ type: 'text', text: token.raw }]
  }
}

function link(token: Tokens.Link): Inline[] {
  const person = personIn(token.href)
  if (person !== undefined) return [{ type: 'mention', person, children: childrenOf(token) }]
  if (!safeLink.test(token.href)) return [{ type: 'text', text: token.raw }]
  return [{ type: 'link', href: token.href, children: childrenOf(token) }]
}

const childrenOf = (token: Token): readonly Inline[] =>
  joined((('tokens' in token && token.tokens) || []).flatMap(inline))

/** Neighbouring words become one piece. */
function joined(tokens: readonly Inline[]): readonly Inline[] {
  const pieces: Inline[] = []
  for (const token of tokens) {
    const last = pieces.at(-1)
    if (token.type === 'text' && last?.type === 'text') {
      pieces[pieces.length - 1] = { type: 'text', text: last.text + token.text }
    } else pieces.push(token)
  }
  return pieces
}
