import { describe, expect, test } from 'vitest'
import { hoursIn, policyIn, weekdaysIn } from '../../src/config/policy.ts'
import { mistakesIn } from '../../src/config/settings.ts'

describe('working days', () => {
  test.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['Sun, Mon,tue,wednesday,thu', [1, 2, 3, 4, 7]],
    ['sat-tue', [1, 2, 6, 7]],
    ['fri', [5]],
    ['', undefined],
    ['weekdays', undefined],
    ['mon-fri-sun', undefined],
    ['mo', undefined],
    ['mon,', undefined],
  ])('“%s”', (words, days) => {
    expect(weekdaysIn(words)).toEqual(days)
  })
})

describe('working hours', () => {
  test.each([
    ['8-18', { firstHour: 8, lastHour: 18 }],
    ['0 - 24', { firstHour: 0, lastHour: 24 }],
    ['18-8', undefined],
    ['9-9', undefined],
    ['9-25', undefined],
    ['nine to five', undefined],
  ])('“%s”', (words, hours) => {
    expect(hoursIn(words)).toEqual(hours)
  })
})

test('what is not set is as usual, in the zone of this computer', () => {
  expect(policyIn(new Map())).toEqual({
    week: { days: [1, 2, 3, 4, 5], firstHour: 8, lastHour: 18 },
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    longestAcceptanceDays: 180,
    isQuiet: false,
    leads: [],
    leadGroups: [],
  })
})

test('what is set counts', () => {
  const given = new Map([
    ['WHATIF_WORKING_DAYS', 'sun-thu'],
    ['WHATIF_WORKING_HOURS', '9-17'],
    ['WHATIF_ZONE', 'Asia/Jerusalem'],
    ['WHATIF_QUIET', '1'],
    ['WHATIF_LONGEST_ACCEPTANCE', '90'],
    ['WHATIF_LEADS', 'U1, U2,'],
    ['WHATIF_LEAD_GROUPS', 'S024BE7LH, 19:abc@thread.tacv2'],
  ])
  expect(mistakesIn(given)).toEqual([])
  expect(policyIn(given)).toEqual({
    week: { days: [1, 2, 3, 4, 7], firstHour: 9, lastHour: 17 },
    zone: 'Asia/Jerusalem',
    longestAcceptanceDays: 90,
    isQuiet: true,
    leads: ['U1', 'U2'],
    leadGroups: ['S024BE7LH', '19:abc@thread.tacv2'],
  })
})

test.each([
  ['WHATIF_WORKING_DAYS', 'never'],
  ['WHATIF_WORKING_HOURS', '18-8'],
  ['WHATIF_ZONE', 'Nowhere'],
  ['WHATIF_QUIET', 'yes'],
  ['WHATIF_LONGEST_ACCEPTANCE', '0'],
  ['WHATIF_LONGEST_ACCEPTANCE', '731'],
])('%s cannot be “%s”', (setting, value) => {
  expect(mistakesIn(new Map([[setting, value]])).map((one) => one.setting)).toEqual([setting])
})
