import { hostConfig } from './host-config.ts'
import { markdownToHtml } from './markdown.ts'
import { polish } from './polish.ts'
import './vendor.ts'
import { h } from './dom.ts'

/** What a press on a card asks for, and the button that was pressed. */
export type OnPress = (action: object, button: HTMLElement | undefined) => void

/** A drawn card. */
export interface DrawnCard {
  readonly element: HTMLElement
  /** What stands in its fields now, by field id. */
  values(): ReadonlyMap<string, string>
  /** A field with its label; `undefined` where the card has none of this id. */
  field(id: string): HTMLElement | undefined
}

const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Versions } = AdaptiveCards

GlobalSettings.setTabIndexAtCardRoot = false
GlobalSettings.useAdvancedTextBlockTruncation = false
GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text)
  result.didProcess = true
}

const config = new HostConfig(hostConfig)

/** Draws a card with Microsoft's renderer; what stood in its fields before can be put back. */
export function cardElement(
  json: object,
  onPress: OnPress,
  before: ReadonlyMap<string, string> = new Map(),
): DrawnCard {
  const card = new AdaptiveCard()
  card.hostConfig = config
  card.onExecuteAction = (action) => {
    if ('data' in action) onPress(action.data as object, action.renderedElement)
  }
  card.parse(withValues(json, before), new SerializationContext(Versions.v1_5))
  const drawn = card.render() ?? h('div')
  polish(drawn, card)
  return {
    element: inForm(drawn),
    values: () =>
      new Map(
        card.getAllInputs().flatMap(({ id, value }) => (id && value ? [[id, String(value)]] : [])),
      ),
    field: (id) => card.getAllInputs().find((input) => input.id === id)?.renderedElement,
  }
}

/** A form keeps the round choices of two cards apart; Enter in a line presses its first button that sends. */
function inForm(drawn: HTMLElement): HTMLElement {
  const send = (event: Event) => {
    event.preventDefault()
    drawn.querySelector<HTMLElement>('.style-positive, .style-destructive')?.click()
  }
  const hidden = h('button', { type: 'submit', hidden: true, tabindex: '-1' })
  return h('form', { class: 'card-form', novalidate: true, onsubmit: send }, drawn, hidden)
}

function withValues(json: object, values: ReadonlyMap<string, string>): object {
  if (values.size === 0 || !('body' in json) || !Array.isArray(json.body)) return json
  const body = json.body.map((part: { id?: string }) =>
    part.id !== undefined && values.has(part.id) ? { ...part, value: values.get(part.id) } : part,
  )
  return { ...json, body }
}
