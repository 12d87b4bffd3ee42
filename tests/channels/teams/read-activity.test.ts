import { describe, expect, test } from 'vitest'
import { activitySchema } from '../../../src/channels/teams/activity.ts'
import { happenedIn, threadId, whereIn } from '../../../src/channels/teams/read-activity.ts'
import { everySort, real } from './real.ts'
import { teamsApp } from './shapes.ts'

const read = (body: object) => happenedIn(activitySchema.parse(body))
const where = (body: object) => whereIn(activitySchema.parse(body))
const mention = (id: string, text: string) => ({ type: 'mention', mentioned: { id }, text })
const us = mention(teamsApp.botId, '<at>Whatif</at>')

describe('what happened', () => {
  test.each(Object.entries(real.happens))('%s', (name, expected) => {
    expect(read(everySort[name as keyof typeof everySort])).toEqual(expected)
  })

  test.each([
    ['our own name goes', '<at>Whatif</at> start', [us], 'start'],
    [
      'and the space that is none',
      '<at>Whatif</at>&nbsp;start&nbsp;it\u00a0now\n',
      [us],
      'start it now',
    ],
    [
      'as often as it stands there',
      '<at>Whatif</at> start <at>Whatif</at> it',
      [us, us],
      'start it',
    ],
    [
      'somebody else’s name stays',
      '<at>Whatif</at> ask <at id="1">Ravi Ash</at> please',
      [us, mention('29:ravi', '<at id="1">Ravi Ash</at>')],
      'ask Ravi Ash please',
    ],
    [
      'also where they are called like us',
      '<at>Whatif</at> thank <at>Whatif</at>',
      [us, mention('29:whatif', '<at>Whatif</at>')],
      'thank Whatif',
    ],
    ['what looks like code is kept as typed', 'a <b> & &lt;c&gt;', [], 'a <b> & &lt;c&gt;'],
    ['lines stay', 'one\n two', [], 'one\n two'],
  ])('%s', (_what, text, entities, words) => {
    const recipient = { id: teamsApp.botId }
    expect(read({ ...everySort.typed, recipient, text, entities })).toMatchObject({
      kind: 'said',
      words,
    })
  })

  test('a mention without a word is heard; nothing at all is not', () => {
    const bare = { ...everySort.typed, text: '<at>Whatif</at>&nbsp;', entities: [us] }
    expect(read(bare)).toMatchObject({ kind: 'said', words: '', mentionsUs: true })
  })

  const wordless = (attachments: readonly object[], text?: string) => {
    const { text: _, attachments: __, ...without } = everySort.typed as Record<string, unknown>
    return read({ ...without, attachments, ...(text !== undefined && { text }) })
  }

  test.each([
    ['a file', [{ contentType: 'application/vnd.microsoft.teams.file.download.info' }]],
    ['a picture', [{ contentType: 'image/png' }]],
    ['a recording', [{ contentType: 'audio/mp4' }]],
    ['a moving picture', [{ contentType: 'text/html', content: '<p><img src="x" alt="GIF"></p>' }]],
  ])('%s without words is heard as a file', (_what, attachments) => {
    expect(wordless(attachments)).toMatchObject({ words: '', hasFile: true })
    expect(wordless(attachments, ' ')).toMatchObject({ words: '', hasFile: true })
  })

  test('a file that is shared can be fetched where Teams says; of several nobody knows which', () => {
    const contentType = 'application/vnd.microsoft.teams.file.download.info'
    const shared = {
      contentType,
      name: 'answers.csv',
      content: { downloadUrl: 'https://contoso.sharepoint.com/a?tempauth=1', fileType: 'csv' },
    }
    const file = { name: 'answers.csv', url: 'https://contoso.sharepoint.com/a?tempauth=1' }
    expect(wordless([shared])).toMatchObject({ hasFile: true, file })
    expect(wordless([shared, shared])).not.toHaveProperty('file')
  })

  test('words that stand only in the marked-up copy are read from there', () => {
    const span = '<span itemtype="http://schema.skype.com/Mention" itemid="0">Whatif</span>'
    const content = `<p>${span}&nbsp;It books <b>lessons</b> &amp; towels</p><p>for 3 &lt; 4</p>`
    expect(wordless([{ contentType: 'text/html', content }])).toMatchObject({
      words: 'Whatif It books lessons & towels\nfor 3 < 4',
      hasFile: false,
    })
  })

  test('a copy of the words, and a quote of another message, are no files', () => {
    const copy = { contentType: 'text/html', content: '<p>hello</p>' }
    const quote = { contentType: 'messageReference', content: '{}' }
    expect(wordless([copy, quote], 'hello')).toMatchObject({ words: 'hello', hasFile: false })
  })

  test('a mention of somebody else alone is none of ours', () => {
    const entities = [mention('29:ravi', '<at>Ravi</at>')]
    expect(read({ ...everySort.typed, text: '<at>Ravi</at> look', entities })).toEqual({
      kind: 'said',
      words: 'Ravi look',
      mentionsUs: false,
      hasFile: false,
    })
  })

  test('too long an answer is cut where it can still be told to be too long', () => {
    const said = read({ ...everySort.typed, text: 'x'.repeat(200_000) })
    expect(said).toMatchObject({ words: 'x'.repeat(4000) })
  })

  test('one odd part spoils no message', () => {
    const odd = {
      ...everySort.typed,
      entities: [null, 7, { type: 'mention' }, us],
      from: 'nobody',
      channelData: { tenant: 7, team: [] },
      membersAdded: [{}],
      attachments: 'x',
    }
    expect(read(odd)).toMatchObject({ kind: 'said', mentionsUs: true })
  })

  test.each([
    ['no type', {}],
    ['a number', { type: 7 }],
    ['an empty one', { type: '' }],
  ])('%s is no activity', (_what, body) => {
    expect(activitySchema.safeParse(body).success).toBe(false)
  })
})

describe('where it happened', () => {
  test.each(Object.entries(real.places))('%s', (name, expected) => {
    expect(where(everySort[name as keyof typeof everySort])).toEqual(expected)
  })

  test.each([
    ['a:1x', {}, 'personal'],
    ['19:x@thread.tacv2', {}, 'channel'],
    ['19:x@thread.skype', { channelData: { channel: { id: '19:x@thread.skype' } } }, 'channel'],
    ['19:x@thread.v2', {}, 'groupChat'],
    ['a:1x', { conversation: { id: 'a:1x', isGroup: true } }, 'groupChat'],
  ])('%s without its kind (%j) is a %s', (id, more, kind) => {
    expect(where({ type: 'message', conversation: { id }, ...more })).toMatchObject({ kind })
  })

  test('nowhere, where there is no conversation', () => {
    expect(where({ type: 'message' })).toBeUndefined()
    expect(where({ type: 'message', conversation: { id: ';messageid=1' } })).toBeUndefined()
  })

  test('a thread is written to under its first message', () => {
    expect(threadId('19:x@thread.tacv2', '7')).toBe('19:x@thread.tacv2;messageid=7')
  })
})
