import { expect, test } from 'vitest'
import {
  platformMistakes,
  platformNames,
  platformsIn,
  withoutPlatforms,
} from '../../src/config/platforms.ts'

const slack = new Map([
  ['WHATIF_SLACK_APP_TOKEN', 'xapp-1'],
  ['WHATIF_SLACK_BOT_TOKEN', 'xoxb-1'],
])

test('only what is set up has settings', () => {
  expect(Object.keys(platformsIn(slack))).toEqual(['slack'])
  expect(platformMistakes(slack)).toEqual([])
  expect(platformsIn(new Map())).toEqual({})
})

test('whatever was begun and is not whole is told', () => {
  const begun = new Map([['WHATIF_TEAMS_APP_ID', 'x']])
  const told = platformMistakes(begun).map(({ setting }) => setting)
  expect(told).toContain('WHATIF_PUBLIC_PORT')
})

test('without platforms nothing of any of them is left, and everything else stays', () => {
  const config = { port: 7, ...platformsIn(slack) }
  expect(withoutPlatforms(config)).toEqual({ port: 7 })
  expect(platformNames.length).toBeGreaterThan(0)
})
