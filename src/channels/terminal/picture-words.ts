/** What a picture says in words, as it carries them itself for people who cannot see it. */
export function pictureWords(svg: string): string {
  const [title, words] = ['title', 'desc'].map((tag) => {
    const found = new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(svg)
    return unescaped(found?.[1] ?? '')
  })
  return [title, words?.replace(/ (?=\d+\. )/g, '\n')].filter(Boolean).join('\n')
}

const marks = { lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' } as const

const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|#39|apos|amp);/g, (_, mark: keyof typeof marks) => marks[mark])
