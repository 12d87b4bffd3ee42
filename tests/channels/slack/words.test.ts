import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJourney } from './journey.ts'
import { words } from './whatif.ts'

const journey = await startJourney()
const { slack, people, open, whispers, whispered, newest, settled } = journey
const { dana, ravi } = people
afterAll(() => journey.stop())

const { poll } = expect
const products = async (who: typeof dana): Promise<string> => {
  await who.openHome()
  await settled()
  return who.readHome()
}

beforeAll(async () => {
  await dana.invite(open)
})

describe('words behind the command', () => {
  test.each(['help', 'Help!', '?', 'settings', 'what can you do'])(
    '“%s” helps, with a button to start',
    async (typed) => {
      const before = (await whispers('ravi', open)).length
      await ravi.command(typed, open)
      await poll(async () => (await whispers('ravi', open)).length).toBe(before + 1)
      await whispered('ravi', open).toContain(words('chat.help.title'))
    },
  )

  test('the button of the help opens the form', async () => {
    await ravi.press('Start a check', { in: open })
    await poll(() => ravi.readForm()).toContain('What is the product called?')
    await ravi.close()
  })

  test.each([
    ['continue', 'chat.none.continue'],
    ['stop', 'chat.none.continue'],
    ['report', 'chat.none.report'],
  ] as const)('“%s” without a check says so', async (typed, key) => {
    await ravi.command(typed, open)
    await whispered('ravi', open).toContain(words(key))
  })

  test('none of them is a product', async () => {
    await ravi.command('list', open)
    await whispered('ravi', open).toContain('Nothing here yet')
    expect(await products(ravi)).toContain('Nothing here yet')
  })

  test('“start a check for …” names it, and says where it goes on', async () => {
    const reply = await dana.command('Start a check for Swim Booking', open)
    expect(reply.body).toContain('https://slack.com/app_redirect?app=')
    await poll(() => dana.read()).toMatch(/Hi Dana\. .*Swim Booking/)
    await newest('dana').toContain('Question 1 of about')
  })

  test('“stop” and “continue” work from a channel, and say where', async () => {
    const stopped = await dana.command('stop', open)
    expect(stopped.body).toContain('That stands in a message from me to you')
    await newest('dana').toContain('kept your place')
    await dana.command('continue swim booking', open)
    await newest('dana').toContain('Question 1 of about')
  })

  test('what is no check of theirs is offered as a product', async () => {
    await dana.command('Report Builder', open)
    await whispered('dana', open).toContain('no check called “Builder”')
    await dana.press('Start a new check', { in: open })
    await poll(() => dana.read()).toMatch(/Hi Dana\. .*Report Builder/)
    const home = await products(dana)
    for (const product of ['Swim Booking', 'Report Builder']) expect(home).toContain(product)
    expect(home).not.toMatch(/\*(continue|stop|Start a check)/)
  })

  test('a window that was opened for “delete” says when there is nothing to delete', async () => {
    await ravi.command('delete')
    await poll(() => ravi.readForm()).toContain(words('chat.none.delete'))
    await ravi.close()
  })
})

describe('what cannot be read in a conversation with the app', () => {
  test('a file gets one sentence, and is no answer', async () => {
    await dana.attaches('')
    await newest('dana').toContain(words('chat.unread.file'))
    await dana.attaches('It books lessons')
    await poll(() => dana.read()).toContain('What it does: *It books lessons*')
    await newest('dana').toContain('Question 2 of about')
    expect((await dana.read()).split(words('chat.unread.file'))).toHaveLength(3)
  })

  test('a file with answers suggests them; from anywhere but Slack itself nothing is fetched', async () => {
    const sheet = encodeURIComponent('question,answer\nabout.shape,web\n')
    const name = 'sheet.csv'
    const url = (host: string) => ({ name, url_private_download: `${host}/files/${sheet}` })
    await dana.attaches('', url('http://files.slack.com.evil.example'))
    await newest('dana').toContain(words('chat.unread.file'))
    await dana.attaches('', url(new URL(slack.apiUrl).origin))
    await poll(() => dana.read()).toContain('1 answer is suggested')
    await poll(() => dana.read()).toContain('from sheet.csv, row 2')
    await dana.press('None of these is right')
  })

  test('a message that was changed keeps the first answer, and says so', async () => {
    await dana.edits('It books lessons', 'It sells lessons')
    await newest('dana').toContain(words('chat.unread.edited'))
    expect(await dana.read()).not.toContain('It sells lessons')
  })

  test('a link that only unfolds says nothing', async () => {
    const before = (await dana.messages()).length
    await dana.edits('see https://swim.example', 'see https://swim.example')
    await settled()
    expect(await dana.messages()).toHaveLength(before)
  })
})

test('with two checks open, each question says which it is about', async () => {
  const all = await dana.read()
  for (const product of ['Swim Booking', 'Report Builder']) {
    expect(all).toMatch(new RegExp(`Question \\d+ of about \\d+ · ${product} · `))
  }
})
