import { fit } from '../../message/limits.ts'
import type { Element } from '../../message/message.ts'
import type { Say } from '../../message/words.ts'

/** What is still too much about a drawing. */
interface Excess {
  readonly blocks: boolean
  readonly words: boolean
}

type ElementOf<T extends Element['type']> = Extract<Element, { type: T }>

/** A part, and how many lines of it were left out. */
interface Kept {
  readonly element: Element
  readonly left: number
}

/** Shortens a message until it fits: long lists first, then long words; it always says how much is left out. */
export function shrink(
  elements: readonly Element[],
  excess: (elements: readonly Element[]) => Excess,
  say: Say,
): readonly Element[] {
  let kept: readonly Kept[] = elements.map((element) => ({ element, left: 0 }))
  let dropped = 0
  for (;;) {
    const now = shown(kept, dropped, say)
    const { blocks, words } = excess(now)
    if (!blocks && !words) return now
    const shorter =
      (words ? (shorterList(kept) ?? shorterText(kept)) : undefined) ?? undivided(kept)
    if (shorter) kept = shorter
    else {
      const fewer = withoutLast(kept)
      if (!fewer) return now
      kept = fewer
      dropped++
    }
  }
}

/** The parts with a line for what was left out; what can be pressed stays last. */
function shown(kept: readonly Kept[], dropped: number, say: Say): readonly Element[] {
  const more = (count: number): Element => ({
    type: 'text',
    tone: 'quiet',
    text: say('slack.more', { count }),
  })
  const elements = kept.flatMap(({ element, left }) =>
    left > 0 ? [element, more(left)] : [element],
  )
  if (dropped === 0) return elements
  const last = elements.findLastIndex(({ type }) => type !== 'buttons')
  return elements.toSpliced(last + 1, 0, more(dropped))
}

const sizeOf = ({ items }: ElementOf<'list'>): number =>
  items.reduce((sum, item) => sum + item.length, 0)

function shorterList(kept: readonly Kept[]): readonly Kept[] | undefined {
  const lists = kept.flatMap(({ element }) =>
    element.type === 'list' && element.items.length > 1 ? [element] : [],
  )
  const longest = lists.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]
  if (!longest) return undefined
  const cut = Math.ceil(longest.items.length / 16)
  return kept.map((one) =>
    one.element === longest
      ? { element: { ...longest, items: longest.items.slice(0, -cut) }, left: one.left + cut }
      : one,
  )
}

const shortEnough = 300

/** The longest words lose a third; the ellipsis says so. */
function shorterText(kept: readonly Kept[]): readonly Kept[] | undefined {
  const texts = kept.flatMap(({ element }) =>
    element.type === 'text' && element.text.length > shortEnough ? [element] : [],
  )
  const longest = texts.toSorted((a, b) => b.text.length - a.text.length)[0]
  if (!longest) return undefined
  const text = fit(longest.text, Math.floor((longest.text.length * 2) / 3))
  return kept.map((one) =>
    one.element === longest ? { ...one, element: { ...longest, text } } : one,
  )
}

function undivided(kept: readonly Kept[]): readonly Kept[] | undefined {
  const rest = kept.filter(({ element }) => element.type !== 'divider')
  return rest.length < kept.length ? rest : undefined
}

/** Without the last part that is only read; when none is left, without the last that can be pressed. */
function withoutLast(kept: readonly Kept[]): readonly Kept[] | undefined {
  const read = kept.findLastIndex(({ element }) => element.type !== 'buttons')
  const last = read > 0 ? read : kept.length - 1
  return last > 0 ? kept.toSpliced(last, 1) : undefined
}
