/**
 * What somebody typed, out of Slack's wire form: its escapes, links, channels and mentions become plain words.
 * The app's own mention is left out; another person's stays, as `@U123`.
 */
export function typedText(text: string, appUser?: string): string {
  return text
    .replace(/<([^<>]*)>/g, (_, inner: string) => plainReference(inner, appUser))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .trim()
}

function plainReference(inner: string, appUser: string | undefined): string {
  const [target = '', label] = inner.split('|')
  if (target === `@${appUser ?? ''}`) return ''
  if (target.startsWith('@')) return label ? `@${label}` : target
  if (target.startsWith('#')) return label ? `#${label}` : target
  if (target.startsWith('!')) return label ?? `@${target.slice(1)}`
  return label ?? target.replace(/^mailto:/, '')
}
