import type { LintRule } from '../lint-rule.ts'
import { placePattern } from '../say.ts'

const placesIn = (text: string): string[] =>
  [...new Set([...text.matchAll(placePattern)].map(([place]) => place))].toSorted()

/** What a message says of one it says of several too, and no brace is left over. */
export const messagePlaces: LintRule = {
  rule: 'message-places',
  find: ({ messages }) =>
    [...messages.values()].flatMap(({ audience, text, file, way }) => {
      const forms = typeof text === 'string' ? [text] : [text.one, text.other]
      const isBound = audience === 'people'
      if (isBound && forms.some((form) => /[{}]/.test(form.replaceAll(placePattern, '')))) {
        const message = `a brace stands alone in “${forms.join(' / ')}”`
        return [{ file, way, message, hint: 'write places as {name}' }]
      }
      const [one = [], other = one] = forms.map(placesIn)
      const extra = one.filter((place) => !other.includes(place))
      if (extra.length === 0) return []
      const message = `only the form for one fills in ${extra.join(', ')}`
      return [{ file, way, message, hint: 'fill it in for several too' }]
    }),
}
