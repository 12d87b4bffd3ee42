import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningWhatif, startWhatif } from '../channels/slack/whatif.ts'
import { type Slack, startSlack } from '../channels/slack/workspace.ts'
import { pseudoTag } from '../pseudo-language.ts'
import { languages } from './pseudo-check.ts'
import { leftIn, readOf } from './read-of.ts'

const own = languages.wordsOf(pseudoTag)?.say
if (!own) throw new Error('there is no such language')
const words = own

let slack: Slack
let whatif: RunningWhatif
const answers: unknown[] = []

beforeAll(async () => {
  slack = await startSlack()
  for (const { id } of Object.values(slack.acme.people)) {
    slack.addFacts(id, { locale: pseudoTag })
  }
  whatif = await startWhatif(slack, { languages })
  await walk()
})

afterAll(async () => {
  await whatif.stop()
  await slack.stop()
})

/** Everything around a check that somebody sees whose Slack is set to another language. */
async function walk(): Promise<void> {
  const { people, channels } = slack.acme
  const { dana } = people
  const { open } = channels
  const keep = async (asked: Promise<unknown>) => void answers.push(await asked)
  await dana.openMessages()
  await dana.openHome()
  await slack.settled()
  await keep(dana.command(words('commands.words.help').split(',')[0] ?? '', open))
  await keep(dana.command('', open))
  await slack.settled()
  answers.push({ text: await dana.readForm() })
  await dana.close()
  await keep(dana.command('x'.repeat(121), open))
  await keep(dana.command('2021', open))
  await slack.settled()
  await dana.say('?')
  await dana.attaches('')
  await dana.edits('12', '13')
  await dana.say(words('typed.stop').split(',')[0] ?? '')
  await slack.settled()
  await dana.openHome()
  await dana.press(words('conversation.start.title'), { on: 'home' })
  await slack.settled()
  await keep(dana.submit({}).catch(() => undefined))
  await dana.close()
  const written = await dana.write('14', open)
  await keep(dana.messageShortcut('add_story', written))
  await slack.settled()
  answers.push({ text: await dana.readForm() })
  await dana.close()
  await dana.say(words('commands.words.report').split(',')[0] ?? '')
  await dana.say(words('commands.words.checks').split(',')[0] ?? '')
  await dana.say(words('commands.words.delete').split(',')[0] ?? '')
  await slack.settled()
  answers.push(...(await dana.messages(open)).filter(({ user }) => user !== dana.id))
}

test('nothing that somebody sees around a check in Slack is in another language than theirs', () => {
  const called = slack.calls.filter(({ method }) => /^(chat|views|files)\./.test(method))
  expect(called.length).toBeGreaterThan(12)
  const read = [...called.map(({ args }) => args), ...answers].flatMap(readOf)
  expect(leftIn(read)).toEqual([])
  expect(read.join(' ')).toContain(words('slack.welcome'))
})
