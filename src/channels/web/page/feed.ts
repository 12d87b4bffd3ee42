import { cardElement, type DrawnCard, type OnPress } from './card.ts'
import { h } from './dom.ts'
import type { WireCard } from './wire.ts'

/** A card in its place. */
interface Shown {
  readonly version: number
  readonly element: HTMLElement
  readonly drawn: DrawnCard
}

/** A column of cards that follows what the server says. */
export interface CardList {
  readonly element: HTMLElement
  /** Draws what is new or changed and leaves the rest alone; gives the cards that it drew. */
  update(cards: readonly WireCard[]): readonly WireCard[]
  find(id: string): HTMLElement | undefined
}

/** Makes an empty column; a press tells which card it was on. */
export function cardList(onPress: (card: string, ...press: Parameters<OnPress>) => void): CardList {
  const shown = new Map<string, Shown>()
  const element = h('div', { class: 'cards' })

  const draw = (card: WireCard): Shown => {
    const old = shown.get(card.id)
    const press: OnPress = (action, button) => onPress(card.id, action, button)
    const drawn = cardElement(card.card, press, old?.drawn.values())
    const look = isLine(card.card) ? 'message line' : 'message'
    const article = h(
      'article',
      { class: look, tabindex: '-1', 'data-card': card.id },
      drawn.element,
    )
    if (old) old.element.replaceWith(article)
    else element.append(article)
    return { version: card.version, element: article, drawn }
  }

  return {
    element,
    update(cards) {
      const changed = cards.filter((card) => shown.get(card.id)?.version !== card.version)
      for (const card of changed) shown.set(card.id, draw(card))
      const wanted = new Set(cards.map(({ id }) => id))
      for (const [id, { element: old }] of shown) {
        if (wanted.has(id)) continue
        old.remove()
        shown.delete(id)
      }
      putInOrder(
        element,
        cards.flatMap(({ id }) => shown.get(id)?.element ?? []),
      )
      return changed
    },
    find: (id) => shown.get(id)?.element,
  }
}

/** A settled answer is one line and stands back. */
function isLine(json: object): boolean {
  if (!('body' in json) || !Array.isArray(json.body)) return false
  const [first, more] = json.body
  return more === undefined && ['ColumnSet', 'TextBlock'].includes(first?.type)
}

/** Moves cards only where the order really changed, so that nothing loses its focus. */
function putInOrder(parent: HTMLElement, cards: readonly HTMLElement[]): void {
  const inOrder = [...parent.querySelectorAll<HTMLElement>(':scope > [data-card]')]
  if (inOrder.every((card, n) => card === cards[n])) return
  for (const card of cards) parent.append(card)
}
