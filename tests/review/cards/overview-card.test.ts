import { describe, expect, test } from 'vitest'
import { toBlocks } from '../../../src/channels/slack/blocks.ts'
import { refusalsOfMessage } from '../../../src/channels/slack/check-payload.ts'
import { toActivity } from '../../../src/channels/teams/cards.ts'
import { overviewCard } from '../../../src/review/cards/overview-card.ts'
import { portfolioOf } from '../../../src/review/portfolio.ts'
import type { Listed } from '../../../src/review/ports.ts'
import { wrongWith } from '../../channels/teams/card-check.ts'
import { content, say } from '../../own-content.ts'
import { actFirst, listedCheck, told } from '../listed-check.ts'
import { buttonsIn, labelsIn, textsIn } from '../pressing.ts'

const { catalogue } = content
const [threat] = catalogue.threats
const card = (listed: readonly Listed[], page = 1, more: { weekly?: boolean } = {}) =>
  overviewCard(say, {
    portfolio: portfolioOf({
      listed,
      reader: { isLead: true },
      today: '2026-12-31',
      stepsOf: () => ['two-steps'],
    }),
    page,
    catalogue,
    ...more,
  })

const late = (n: number, title = `Product ${n}`) =>
  listedCheck(
    `p${n}`,
    {
      services: ['Mail House'],
      rules: catalogue.safeguards.slice(0, 8).map(({ id }) => id),
      told: told({
        now: actFirst(9),
        after: actFirst(2),
        steps: [{ finding: 'x', due: '2026-12-01' }],
        accepted: [{ finding: 'y', until: '2026-12-02', band: 'actFirst' }],
        actFirst: catalogue.threats.slice(0, 30).map(({ id }) => id),
      }),
    },
    { title },
  )
const products = (count: number, title?: string) =>
  Array.from({ length: count }, (_, n) => late(n + 1, title))

describe('the overview as a card', () => {
  test('says kindly that nothing is shared', () => {
    expect(textsIn(card([])).join(' ')).toContain('No product is shared with you yet')
  })

  test('tells of each product what is late, how bad it is and after the steps, and when it was looked at', () => {
    const line = textsIn(card([late(1)])).find((words) => words.includes('Product 1'))
    expect(line).toContain('1 step late since 1 Dec')
    expect(line).toContain('1 story lived with too long')
    expect(line).toContain('Act first: 10, after the agreed steps 2')
    expect(line).toContain('looked at once, on 27 Nov')
  })

  test('has twelve on a page, and the way to the others', () => {
    const labels = (page: number) => labelsIn(card(products(30), page))
    expect(labels(1).filter((label) => label === say('overview.stories'))).toHaveLength(12)
    expect(labels(3).filter((label) => label === say('overview.stories'))).toHaveLength(6)
    expect(labels(1)).toContain(say('overview.after'))
    expect(labels(1)).not.toContain(say('overview.before'))
    expect(labels(3)).not.toContain(say('overview.after'))
  })

  test('names the stories, services and rules of several products in words', () => {
    const words = textsIn(card(products(3))).join('\n')
    expect(words).toContain(say('overview.same.title'))
    expect(words).toContain(say('overview.services.title'))
    expect(words).toContain(say('overview.rules.title'))
    const items = JSON.stringify(card(products(3)))
    expect(items).toContain(threat?.short ?? threat?.title ?? 'none')
    expect(items).not.toMatch(/\{(service|people)\}/)
  })

  test('asks whether to tell once a week only where somebody can be written to', () => {
    const actions = (weekly?: boolean) =>
      buttonsIn(card([], 1, weekly === undefined ? {} : { weekly })).map(({ action }) => action)
    expect(actions()).toEqual([])
    expect(actions(false)).toEqual([{ type: 'weeklyLine', on: true }])
    expect(actions(true)).toEqual([{ type: 'weeklyLine', on: false }])
  })

  test('is whole in Slack and in Teams with the longest names', () => {
    const long = card(products(40, '<&>*_`'.repeat(20)), 2, { weekly: true })
    for (const one of [long, card(products(40, '<&>*_`'.repeat(20)), 1, { weekly: true })]) {
      const slack = toBlocks(one, { say })
      expect(refusalsOfMessage(slack)).toEqual([])
      const stories = JSON.stringify(slack.blocks).split(say('overview.stories')).length - 1
      expect(stories).toBe(12)
      const activity = toActivity(one, { say })
      expect(activity && wrongWith({ ...activity })).toEqual([])
      const opened = new Set(JSON.stringify(activity).match(/"review":"p\d+"/g))
      expect(opened.size).toBe(12)
    }
  })
})
