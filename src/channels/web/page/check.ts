import { ApiProblem, loadFeed, postAction, postFile } from './api.ts'
import { bringFile } from './bring-file.ts'
import { composer } from './composer.ts'
import { h } from './dom.ts'
import { openForm, type Refusal } from './form-dialog.ts'
import { listenForKeys } from './keys.ts'
import { latest } from './latest.ts'
import { announce, clearNotice, showNotice } from './notices.ts'
import { opening, sidesOf } from './opening.ts'
import { bring, createPane, type Look, type Pane } from './pane.ts'
import { listenForPictures } from './picture.ts'
import { reportMenu } from './report-menu.ts'
import { watch } from './stream.ts'
import { createTabs, type Side, type Tabs } from './tabs.ts'
import { troubleWords } from './trouble.ts'
import type { Go, View } from './view.ts'
import type { WireFeed, WireOutcome } from './wire.ts'
import { say } from './words.ts'

/** Where somebody pressed: the side, the card, and whether the keyboard should follow what comes. */
interface Origin {
  readonly side: Side
  readonly card: string | undefined
  readonly focus: boolean
}

/** What came of something that was sent. */
interface Sent {
  /** Why it did not arrive, or what is wrong in its form. */
  readonly problem?: Refusal
  /** False where what was written was not taken. */
  readonly isTaken: boolean
}

const byItself: Look = { own: false, focus: false }

/** One check: the private side, the team's side, and the line to type in. */
export async function checkView(review: string, go: Go): Promise<View> {
  const screen = new CheckScreen(await loadFeed(review), go)
  return screen.view()
}

class CheckScreen {
  private feed: WireFeed
  private readonly go: Go
  private readonly panes: Readonly<Record<Side, Pane>>
  private readonly tabs: Tabs
  private readonly element = h('div', { class: 'check' })
  /** The sides and cards whose press is not answered yet: a second tap there changes nothing. */
  private readonly pressed = new Set<string>()
  /** Presses on several cards are sent one after another. */
  private sending: Promise<unknown> = Promise.resolve()
  private looks = 0
  private gone = false
  /** The private side has had a card, so that a reply may stand there. */
  private hadOwn = false

  constructor(feed: WireFeed, go: Go) {
    this.feed = feed
    this.go = go
    const pane = (side: Side, hint: string) =>
      createPane({ name: side, title: say(`page.check.${side}`), hint }, (card, action, button) => {
        void this.press({ side, card, focus: true }, action, button)
      })
    this.panes = {
      own: pane('own', say('page.check.ownHint')),
      thread: pane('thread', say('page.check.threadHint')),
    }
    this.tabs = createTabs((side) => {
      this.element.dataset['tab'] = side
      this.panes[side].arrive()
    })
    this.panes.own.element.append(
      composer(feed.review, {
        onSay: (text) => this.typed(text),
        onNothing: () => this.sendOpen(),
      }),
    )
    this.element.append(this.tabs.element, this.panes.own.element, this.panes.thread.element)
    listenForPictures(this.element)
  }

  view(): View {
    const { review, role, title } = this.feed
    this.show(byItself, byItself)
    const { side, card: meant } = opening(this.feed, cardInAddress())
    this.tabs.choose(side)
    const look = latest(() => this.refresh().catch((error) => this.left(error)))
    const stopWatching = watch(review, look)
    const stopKeys = listenForKeys(() => this.openCard())
    const leave = () => {
      stopWatching()
      stopKeys()
    }
    requestAnimationFrame(() => (meant === undefined ? this.takeKeyboard() : this.showCard(meant)))
    // The second half of a double click on what opened this check lands on nothing.
    this.element.addEventListener('dblclick', () => this.takeKeyboard(), { once: true })
    const origin: Origin = { side: 'own', card: undefined, focus: true }
    const remove = () => void this.press(origin, { type: 'openDelete', review }, undefined)
    const menu = reportMenu(review, role === 'facilitator' ? remove : undefined)
    const tools = role === 'facilitator' ? [this.bringing(origin), menu] : [menu]
    return { element: this.element, title, tools, leave }
  }

  /** A button that brings in what is known already, from a file. */
  private bringing(origin: Origin): HTMLElement {
    const { review } = this.feed
    return bringFile(this.element, (file) => {
      this.sending = this.sending.then(async () => {
        const { problem } = await this.sendBy(() => postFile(review, file), origin)
        if (problem !== undefined) showNotice(problem.words)
      })
    })
  }

  /** Brings the card into sight that the address names; where it is gone, all stays as it is. */
  private showCard(id: string): void {
    const card = this.panes.thread.list.find(id) ?? this.panes.own.list.find(id)
    // A column that was opened just now goes to its end first.
    if (card) requestAnimationFrame(() => bring(card, true))
    else this.takeKeyboard()
  }

  /** The newest private card: what there is to do now. */
  private openCard(): HTMLElement | undefined {
    const last = this.feed.own.at(-1)
    return last && this.panes.own.list.find(last.id)
  }

  /** The keyboard is at the open question from the start, unless somebody is somewhere already. */
  private takeKeyboard(): void {
    const at = document.activeElement
    const isNowhere = at === null || at.contains(this.element)
    if (isNowhere && this.element.dataset['tab'] === 'own') {
      this.openCard()?.focus({ preventScroll: true })
    }
  }

  /** With nothing typed, sending sends what was picked or written on the open card; false where there is nothing to. */
  private sendOpen(): boolean {
    const button = this.openCard()?.querySelector<HTMLElement>('.style-positive')
    button?.click()
    return button !== null && button !== undefined
  }

  private show(own: Look, thread: Look): void {
    this.panes.own.update(this.feed.own, own)
    this.panes.thread.update(this.feed.thread, thread)
    this.hadOwn ||= this.feed.own.length > 0
    this.element.dataset['sides'] = sidesOf(this.feed, this.hadOwn)
  }

  /** Looks again; what this person did leads them to what is new, what others did leaves them where they are. */
  private async refresh(origin?: Origin): Promise<void> {
    this.looks += 1
    const mine = this.looks
    const next = await loadFeed(this.feed.review)
    if (mine < this.looks && !origin) return
    if (this.feed.thread.length === 0 && next.thread.length > 0) this.tabs.choose('thread')
    else if (!origin && isNewer(this.feed, next)) this.tabs.mark()
    this.feed = next
    const mineLook: Look = { own: true, focus: origin?.focus === true }
    this.show(
      origin?.side === 'own' ? mineLook : byItself,
      origin?.side === 'thread' ? mineLook : byItself,
    )
  }

  /** Leaves a check that is not there any more, so that nothing of it stays on the screen; says why. */
  private left(error: unknown, words?: string): void {
    const gone = isGone(error)
    if (gone && !this.gone) this.go('/')
    if (words !== undefined || !this.gone) showNotice(words ?? troubleWords(error))
    this.gone ||= gone
  }

  /**
   * Sends an action and shows what came of it. A form that is refused says why
   * in its own window, and keeps what was filled in.
   */
  private send(action: object, origin: Origin, fromForm = false): Promise<Sent> {
    return this.sendBy(() => postAction(action), origin, fromForm)
  }

  private async sendBy(
    post: () => Promise<WireOutcome>,
    origin: Origin,
    fromForm = false,
  ): Promise<Sent> {
    try {
      const outcome = await post()
      clearNotice()
      const { form, replies, wrong, notTaken } = outcome
      if (fromForm && form && replies.length > 0) {
        return { problem: { words: wordsOf(replies), field: wrong }, isTaken: false }
      }
      await this.answered(outcome, origin)
      return { isTaken: notTaken !== true }
    } catch (error) {
      return { problem: { words: troubleWords(error) }, isTaken: false }
    }
  }

  private async answered(outcome: WireOutcome, origin: Origin): Promise<void> {
    const { review, replies, form } = outcome
    if (review !== undefined && review !== this.feed.review) return this.go(`/checks/${review}`)
    const reply = this.panes[origin.side].reply(replies, origin.card)
    try {
      await this.refresh({ ...origin, focus: origin.focus && !reply && !form })
    } catch (error) {
      if (!isGone(error)) throw error
      return this.left(error, wordsOf(replies))
    }
    if (reply) bring(reply, origin.focus)
    if (reply && !origin.focus) announce(wordsOf(replies))
    if (!form) return
    openForm(form, async (action) => {
      const { problem } = await this.send(action, { ...origin, focus: true }, true)
      return problem
    })
  }

  private async press(
    origin: Origin,
    action: object,
    button: HTMLElement | undefined,
  ): Promise<void> {
    const place = `${origin.side} ${origin.card ?? ''}`
    if (this.pressed.has(place)) return
    this.pressed.add(place)
    const card = button?.closest('.message, .reply')
    card?.setAttribute('aria-busy', 'true')
    button?.setAttribute('data-pressed', '')
    const sent = this.sending.then(() => this.send(action, origin))
    this.sending = sent
    const { problem } = await sent
    card?.removeAttribute('aria-busy')
    button?.removeAttribute('data-pressed')
    this.pressed.delete(place)
    if (problem !== undefined) showNotice(problem.words)
  }

  private async typed(text: string): Promise<boolean> {
    const { own } = this.panes
    const { review } = this.feed
    own.reply([], undefined)
    own.echo(text)
    const origin: Origin = { side: 'own', card: undefined, focus: false }
    const { problem, isTaken } = await this.send({ type: 'say', review, text }, origin)
    if (problem === undefined) return isTaken
    own.reply([], undefined)
    showNotice(problem.words)
    return false
  }
}

const wordsOf = (replies: WireOutcome['replies']): string =>
  replies.map(({ words }) => words).join(' ')

const isGone = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'not-found'

const isNewer = (before: WireFeed, after: WireFeed): boolean =>
  after.thread.some(
    ({ id, version }) => before.thread.find((card) => card.id === id)?.version !== version,
  )

/** The card that the address of the page names, after its number sign; empty where it names none. */
function cardInAddress(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}
