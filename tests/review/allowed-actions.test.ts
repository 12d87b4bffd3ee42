import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { permissions } from '../../src/review/permissions.ts'
import { Bench, words } from './bench.ts'

const posted = new Bench()
let bench: Bench
let review: string
let finding: string

beforeAll(async () => {
  review = await posted.posted('Dana', 'Swim Booking')
  finding = await posted.firstStory('Dana', review)
  await posted.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Mei' })
  await posted.act('Dana', { type: 'close', review, sure: true })
})

beforeEach(async () => {
  bench = new Bench()
  bench.clock.pass(3600)
  await bench.copy(posted, review)
})

/** What every action needs beside its type; the rest of it is left to the schema. */
const filled = () => ({
  review,
  finding,
  question: 'info.leak',
  version: 0,
  value: 'mild',
  words: 'Words',
  reason: 'Because',
  stance: 'yes',
  band: 'keepInMind',
  treatment: 'mitigate',
  due: '2027-01-10',
  owner: 'ops',
  claimBy: 'mei',
  way: 'curious-colleague',
  how: 'all',
  format: 'md',
  confirm: 'Another name',
  text: 'help',
  rhythm: 'none',
  none: true,
  of: 'mei',
  person: 'mei',
  tell: false,
  to: 'Lena',
  safeguard: 'staff-need',
})
const closedWords = () => bench.say('conversation.gentle.closed', { facilitator: 'Dana' })

/** What can be read, finished, opened again or deleted; everything else waits until the check is open again. */
const open = new Set([
  ...['say', 'why', 'whoSees', 'lookOver', 'postAgain', 'openExport', 'download', 'everything'],
  ...['openStory', 'openTell', 'tell', 'happeningNow', 'storyTechnical', 'storyMore', 'seeOthers'],
  ...['openDone', 'stepDone', 'close', 'reopen', 'openDelete', 'delete'],
  ...['snooze', 'mute', 'unmute', 'openAway', 'setAway', 'remind', 'settlePastDates'],
  ...['takeStep', 'openMoveStep', 'moveStep', 'declineStep', 'openOwner', 'changeOwner'],
  ...['dropStep', 'keepStep', 'confirmNo', 'openAcceptAgain', 'acceptAgain'],
  ...['secondDecision', 'agreeProposal', 'declineProposal'],
  ...['openShare', 'share', 'unshare', 'makeRule', 'dropRule'],
  'seeOpinions',
  ...['openHandCheck', 'handCheck', 'takeOver', 'progress', 'openMoveAll', 'moveAll'],
  ...['openLook', 'reportChanges', 'openNextLook', 'setNextLook'],
  ...['openPutItem', 'putItem', 'openPutItems', 'putItems'],
])
const outside = new Set(['start', 'openStart', 'home', 'lookAgain', 'overview', 'weeklyLine'])
const inside = Object.keys(permissions).filter((type) => !outside.has(type))

describe('a closed check', () => {
  test.each(inside.filter((type) => !open.has(type)))('takes no “%s”', async (type) => {
    const before = (await bench.store.load({ workspace: 'local', id: review }))?.events.length
    const { replies, form } = await bench.act('Dana', { type, ...filled() })
    expect(replies.map(words)).toEqual([closedWords()])
    expect(form).toBeUndefined()
    expect((await bench.store.load({ workspace: 'local', id: review }))?.events).toHaveLength(
      before ?? 0,
    )
  })

  test.each(inside.filter((type) => open.has(type)))('still takes “%s”', async (type) => {
    const { replies } = await bench.act('Dana', { type, ...filled() })
    expect(replies.map(words)).not.toContain(closedWords())
  })
})
