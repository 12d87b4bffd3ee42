/** Where letters go into a field. */
const typing = 'input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]'

/**
 * While the keyboard is on the open card, a number presses the answer that shows it, and any other letter goes into
 * the line to type in; returns how to stop.
 */
export function listenForKeys(openCard: () => HTMLElement | undefined): () => void {
  const heard = (event: KeyboardEvent): void => {
    const card = openCard()
    const at = document.activeElement
    const isOther = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey
    if (isOther || !card || !at || !card.contains(at) || at.matches(typing)) return
    const answer = numbered(card)[Number(event.key) - 1]
    if (answer) {
      event.preventDefault()
      answer.click()
    } else if (event.key.length === 1 && event.key !== ' ') {
      card.closest('.pane')?.querySelector<HTMLElement>('.composer textarea')?.focus()
    }
  }
  document.addEventListener('keydown', heard)
  return () => document.removeEventListener('keydown', heard)
}

/** The answers that show a number, in their order. */
const numbered = (card: HTMLElement): readonly HTMLElement[] => [
  ...card.querySelectorAll<HTMLElement>('[data-action="answer"]:not(.style-positive)'),
]
