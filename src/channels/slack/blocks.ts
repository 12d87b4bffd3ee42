import type { types } from '@slack/bolt'
import type { Element, Message } from '../../message/message.ts'
import { plainText } from '../../message/plain-text.ts'
import { sayIn } from '../../message/words.ts'
import { ButtonMaker } from './button-rows.ts'
import { wordsIn } from './check-payload.ts'
import { context, type DrawOptions, drawBlocks } from './draw.ts'
import { withoutFields } from './fields-form.ts'
import { fieldInPlace } from './fields-in-place.ts'
import { slackLimits } from './limits.ts'
import { literal, notificationText } from './mrkdwn.ts'
import { shrink } from './shrink.ts'

/** A message as Slack takes it; `text` is complete by itself, for notifications and screen readers. */
export interface SlackMessage {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

/** A message as it is posted: in blocks, and as complete plain text. */
export function toBlocks(message: Message, drawing: DrawOptions): SlackMessage {
  const options = { ...drawing, say: sayIn(drawing.say, message.language) }
  const shown = withoutFields(message, options.say)
  return {
    text: notificationText(message.preview ?? told(shown), slackLimits.message.textBytes) || '…',
    blocks: blocksWithin(shown.elements, options, slackLimits.message.blocks),
  }
}

/** Elements as so many blocks at most, with what does not fit counted. */
export function blocksWithin(
  elements: readonly Element[],
  options: DrawOptions,
  most: number,
): types.KnownBlock[] {
  const drawn = (some: readonly Element[]) => {
    const field: Parameters<typeof drawBlocks>[1]['field'] = (one) => fieldInPlace(one, options.say)
    return drawBlocks(some, { ...options, buttons: new ButtonMaker(options.say), field })
  }
  const excess = (some: readonly Element[]) => {
    const blocks = drawn(some)
    return {
      blocks: blocks.length > most,
      words: wordsIn(blocks) > slackLimits.message.words,
    }
  }
  return drawn(shrink(elements, excess, options.say))
}

/** The words of a message without its quiet buttons: what is asked and what can be said. */
function told({ elements }: Message): string {
  return plainText({
    elements: elements.map((element) =>
      element.type === 'buttons'
        ? { ...element, buttons: element.buttons.filter(({ style }) => style !== 'quiet') }
        : element,
    ),
  })
}

const classicTypes = new Set(['section', 'context', 'actions', 'header', 'divider'])

/**
 * The same blocks as every Slack has known them for years, for one more try after `invalid_blocks`;
 * a picture gives way to its description: one that Slack has not finished taking in is the usual reason.
 */
export const classic = (blocks: readonly types.KnownBlock[]): types.KnownBlock[] =>
  blocks.flatMap((block) => {
    if (block.type === 'image') return context(literal(block.alt_text))
    return classicTypes.has(block.type) ? [block] : []
  })
