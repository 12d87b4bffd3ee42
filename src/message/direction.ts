import type { Direction } from '../domain/text-direction.ts'

/** What engines know of a locale; older ones give it as a property. */
interface TextInfo {
  readonly textInfo?: { readonly direction?: string }
  getTextInfo?(): { readonly direction?: string }
}

const known = new Map<string, Direction>()

/** The direction that a language is written in, by its BCP 47 tag. */
export function directionOf(language: string): Direction {
  const direction = known.get(language) ?? lookUp(language)
  known.set(language, direction)
  return direction
}

function lookUp(language: string): Direction {
  const locale: Intl.Locale & TextInfo = new Intl.Locale(language)
  const info = locale.getTextInfo?.() ?? locale.textInfo
  return info?.direction === 'rtl' ? 'rtl' : 'ltr'
}
