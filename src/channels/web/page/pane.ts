import type { OnPress } from './card.ts'
import { cardElement } from './card.ts'
import { h, icon } from './dom.ts'
import { type CardList, cardList } from './feed.ts'
import { announce } from './notices.ts'
import { createScroller } from './scroller.ts'
import type { WireCard, WireOutcome } from './wire.ts'
import { say } from './words.ts'

/** One side of a check: its cards, and the short private replies between them. */
export interface Pane {
  readonly element: HTMLElement
  readonly list: CardList
  update(cards: readonly WireCard[], look: Look): void
  /** Shows replies that only this person sees, under the card they belong to; the next ones take their place. */
  reply(replies: WireOutcome['replies'], card: string | undefined): HTMLElement | undefined
  /** What this person just typed, until it has arrived. */
  echo(text: string): void
  /** The side came into view; the first time, a private side shows its newest card. */
  arrive(): void
}

/** How the page follows what is new. */
export interface Look {
  /** The cards to look at came from this person's own press or words. */
  readonly own: boolean
  /** Take the keyboard along to what is new. */
  readonly focus: boolean
}

/** What one side of a check is called, and what it shows where there is nothing yet. */
export interface PaneWords {
  readonly name: 'own' | 'thread'
  readonly title: string
  readonly hint: string
}

/** Makes one side of a check. */
export function createPane(
  words: PaneWords,
  onPress: (card: string | undefined, ...press: Parameters<OnPress>) => void,
): Pane {
  const list = cardList(onPress)
  const transient = h('div', { class: 'transient' })
  const scroller = createScroller(words.title, list.element, transient)
  const mark = icon(words.name === 'own' ? 'lock' : 'people')
  const hint = h('p', {}, words.hint)
  const head = h('div', { class: 'pane-head' }, mark, h('h2', {}, words.title), hint)
  const parts = [head, scroller.element, scroller.newest]
  const element = h('section', { class: `pane ${words.name}` }, ...parts)
  let drawnBefore = false
  let seenBefore = words.name === 'thread'

  const follow = (drawn: readonly WireCard[], isLast: boolean, look: Look, followed: boolean) => {
    const last = drawn.at(-1)
    const target = last && list.find(last.id)
    if (!last || !target) return
    if (look.own) bring(target, look.focus)
    else if (followed && isLast) scroller.toEnd()
    else scroller.more()
    if (!look.focus) announce(say('page.check.arrived', { words: last.words }))
  }

  return {
    element,
    list,
    update(cards, look) {
      const followed = scroller.atEnd()
      const drawn = list.update(cards)
      if (drawnBefore) follow(drawn, drawn.at(-1) === cards.at(-1), look, followed)
      drawnBefore = true
    },
    reply(replies, card) {
      for (const old of element.querySelectorAll('.reply, .echo')) old.remove()
      const shown = replies.map((reply) =>
        bubble(reply.card, (...press) => onPress(card, ...press)),
      )
      const place = card === undefined ? undefined : list.find(card)
      if (place) place.after(...shown)
      else transient.append(...shown)
      return shown[0]
    },
    echo(text) {
      transient.append(h('p', { class: 'echo', dir: 'auto' }, text))
      scroller.toEnd()
    },
    arrive() {
      if (!seenBefore) requestAnimationFrame(() => scroller.toEnd())
      seenBefore = true
    },
  }
}

/** Shows a card, and takes the keyboard to it where the person came from the keyboard or a press. */
export function bring(target: HTMLElement, focus: boolean): void {
  if (focus) target.focus({ preventScroll: true })
  const tall = target.offsetHeight > (target.closest('.scroller')?.clientHeight ?? 0)
  target.scrollIntoView({ block: tall ? 'start' : 'nearest' })
}

/** A quiet reply that can be put away. */
function bubble(card: object, onPress: OnPress): HTMLElement {
  const { element } = cardElement(card, onPress)
  const hide = (): void => reply.remove()
  const away = h(
    'button',
    { type: 'button', class: 'plain', 'aria-label': say('page.check.hide'), onclick: hide },
    icon('close'),
  )
  const tag = h('p', { class: 'tag' }, icon('lock'), say('page.check.onlyYou'))
  const reply = h('div', { class: 'reply', tabindex: '-1' }, tag, away, element)
  return reply
}
