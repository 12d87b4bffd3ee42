import type { types } from '@slack/bolt'
import { expect } from 'vitest'
import { toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfMessage } from '../../../src/channels/slack/check-payload.ts'
import { message } from '../../../src/message/build.ts'
import type { Button, Element } from '../../../src/message/message.ts'
import { Bench } from '../../review/bench.ts'

export const { say } = new Bench()
export const options = { say }

/** An answer to press. */
export const press = (label: string, more: Partial<Button> = {}): Button => ({
  label,
  action: { type: 'answer', review: 'r1', question: 'q1', version: 0, value: label },
  ...more,
})
/** What sends the fields along. */
export const send = press('Send', {
  action: { type: 'answer', review: 'r1', question: 'q1', version: 2 },
  collects: true,
  style: 'primary',
})
export const many = <T>(count: number, one: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => one(n))
export const choices = (count: number, label = (n: number) => `Choice ${n}`) =>
  many(count, (n) => ({ value: `v${n}`, label: label(n) }))

/** Elements as blocks that Slack takes. */
export const drawn = (...elements: Element[]) => {
  const slack = toBlocks(message(...elements), options)
  expect(refusalsOfMessage(slack)).toEqual([])
  return slack.blocks
}
/** The labels of every row of buttons. */
export const rowsOf = (blocks: readonly types.KnownBlock[]): string[][] =>
  blocks.flatMap((block) =>
    block.type === 'actions'
      ? [block.elements.map((one) => (one.type === 'button' ? one.text.text : one.type))]
      : [],
  )
export const typesOf = (blocks: readonly types.KnownBlock[]) => blocks.map(({ type }) => type)
