import { describe, expect, test } from 'vitest'
import { classic, toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfView, wordsIn } from '../../../src/channels/slack/check-payload.ts'
import { toHome } from '../../../src/channels/slack/view.ts'
import { buttons, heading, message, text } from '../../../src/message/build.ts'
import type { Element, Message } from '../../../src/message/message.ts'
import { drawn, many, options, press, rowsOf, send, typesOf } from './drawing.ts'

describe('buttons', () => {
  test('short ones share rows of five; quiet ones stand in a last row of their own', () => {
    const loud = many(6, (n) => press(`Short ${n}`))
    const quiet = ['Why?', 'Back', 'More'].map((label) => press(label, { style: 'quiet' }))
    const rows = rowsOf(drawn(buttons(...quiet.slice(0, 1), ...loud, ...quiet.slice(1))))
    expect(rows.map((row) => row.length)).toEqual([5, 1, 3])
    expect(rows.at(-1)).toEqual(['Why?', 'Back', 'More'])
  })

  test('long ones stand below each other', () => {
    const rows = rowsOf(drawn(buttons(press('A large cost or lost trust for us'), press('No'))))
    expect(rows).toEqual([['A large cost or lost trust for us'], ['No']])
  })

  test('what a phone or Slack would cut stands above in full, numbered', () => {
    const long = `A very long answer & ${'that goes on '.repeat(6)}to its end`
    const [whole, first, second] = drawn(buttons(press(long), press('No')))
    const words = whole?.type === 'section' ? whole.text?.text : ''
    expect(words).toBe(`1. ${long.replace('&', '&amp;')}\n2. No`)
    const [cut] = rowsOf(first ? [first] : [])
    expect(cut?.[0]?.startsWith('1. A very long answer')).toBe(true)
    expect(rowsOf(second ? [second] : [])).toEqual([['2. No']])
  })

  test('one stands out at most, and a dangerous one asks again', () => {
    const blocks = drawn(
      buttons(press('One', { style: 'primary' }), press('Two', { style: 'primary' })),
      buttons(press('Delete this check', { style: 'danger' })),
    )
    const all = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    const styles = all.map((one) => one.type === 'button' && [one.style, one.confirm !== undefined])
    expect(styles).toEqual([
      ['primary', false],
      [undefined, false],
      ['danger', true],
    ])
  })

  test('a press carries its action, under an id of its own', () => {
    const [row] = drawn(buttons(press('Yes'), send))
    const both = row?.type === 'actions' ? row.elements : []
    expect(both.map((one) => one.action_id)).toEqual(['answer.1', 'answer.2.fields'])
    const [yes] = both
    const value = yes?.type === 'button' ? yes.value : ''
    expect(JSON.parse(value ?? '')).toEqual(press('Yes').action)
  })

  test('a settled question is one line with its button at the side', () => {
    const change = press('Change', { style: 'quiet' })
    const [only, ...rest] = drawn(text('Software fixes: **Rarely**'), buttons(change))
    expect(rest).toEqual([])
    expect(only).toMatchObject({
      text: { text: 'Software fixes: *Rarely*' },
      accessory: { type: 'button', text: { text: 'Change' } },
    })
  })
})

describe('what is long', () => {
  test('the longest list is cut, and how much is left out is said', () => {
    const items = many(200, (n) => `Line ${n} ${'word '.repeat(20)}`)
    const blocks = drawn(heading('Title'), { type: 'list', items }, buttons(press('Go')))
    expect(wordsIn(blocks)).toBeGreaterThan(7000)
    const shown = JSON.stringify(blocks).match(/• Line/g)?.length ?? 0
    expect(JSON.stringify(blocks)).toContain(`and ${200 - shown} more`)
    expect(rowsOf(blocks)).toEqual([['Go']])
  })

  test('long words end in an ellipsis, and the buttons stay', () => {
    const blocks = drawn(...many(6, () => text('word '.repeat(590))), buttons(press('Go')))
    expect(JSON.stringify(blocks)).toContain('…')
    expect(rowsOf(blocks)).toEqual([['Go']])
  })

  test('more parts than Slack takes are counted', () => {
    const blocks = drawn(...many(70, (n) => text(`Part ${n}`)), buttons(press('Go')))
    expect(blocks).toHaveLength(50)
    expect(JSON.stringify(blocks)).toContain('and 22 more')
    expect(typesOf(blocks).at(-1)).toBe('actions')
  })

  test('a heading that Slack would cut stays whole, in bold', () => {
    const long = 'A product with a long name '.repeat(8)
    expect(drawn(heading(long))).toMatchObject([{ text: { text: `*${long.trim()}*` } }])
  })

  test('the home page holds twice as much', () => {
    const rows = many(45, (n) => [text(`Product ${n}`), buttons(press('Open'), press('Start'))])
    const home: Message = message(...rows.flat())
    const view = toHome(home, options)
    expect(view.blocks).toHaveLength(90)
    expect(refusalsOfView(view)).toEqual([])
  })
})

describe('pictures', () => {
  const picture: Element = { type: 'picture', picture: 'risk-map', alt: 'How bad & how easy.' }

  test('show with their description, or are described', () => {
    const one = message(picture)
    const uploaded = toBlocks(one, { ...options, picture: () => ({ slackFile: 'F1' }) })
    expect(uploaded.blocks).toEqual([
      { type: 'image', alt_text: 'How bad & how easy.', slack_file: { id: 'F1' } },
    ])
    const linked = toBlocks(one, { ...options, picture: () => ({ url: 'https://a.example/p' }) })
    expect(linked.blocks).toMatchObject([{ image_url: 'https://a.example/p' }])
    expect(drawn(picture)).toMatchObject([{ elements: [{ text: 'How bad &amp; how easy.' }] }])
  })

  test('give way to their description when Slack does not take them', () => {
    const { blocks } = toBlocks(message(heading('T'), picture, buttons(press('Go'))), {
      ...options,
      picture: () => ({ slackFile: 'F1' }),
    })
    const once = classic(blocks)
    expect(typesOf(once)).toEqual(['header', 'context', 'actions'])
  })
})

test('the words that stand alone say what is asked and what can be said', () => {
  const slack = toBlocks(
    message(text('**Is it <live>?**'), buttons(press('Yes'), press('Why?', { style: 'quiet' }))),
    options,
  )
  expect(slack.text).toBe('Is it &lt;live&gt;?\n[Yes]')
})

test('a preview stands alone where somebody may read along', () => {
  const { text: words } = toBlocks(
    { ...message(text('A weak spot')), preview: 'Clinic: a day' },
    options,
  )
  expect(words).toBe('Clinic: a day')
})
