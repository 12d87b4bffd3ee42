import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTeams, type Teams } from '../channels/teams/tenant.ts'
import { type RunningWhatif, startWhatif } from '../channels/teams/whatif.ts'
import { pseudoTag } from '../pseudo-language.ts'
import { languages } from './pseudo-check.ts'
import { leftIn, readOf } from './read-of.ts'

const own = languages.wordsOf(pseudoTag)?.say
if (!own) throw new Error('there is no such language')
const words = own
const first = (key: Parameters<typeof words>[0]) => words(key).split(',')[0] ?? ''

let teams: Teams
let whatif: RunningWhatif
const answers: unknown[] = []

beforeAll(async () => {
  teams = await startTeams({ language: pseudoTag })
  whatif = await startWhatif(teams, { languages })
  await walk()
})

afterAll(async () => {
  await whatif.stop()
  await teams.stop()
})

/** Everything around a check that somebody sees whose Teams is set to another language. */
async function walk(): Promise<void> {
  const { dana } = teams.acme.people
  const see = async (asked: Promise<unknown>) => void answers.push(await asked)
  await dana.adds()
  await dana.adds('general')
  await dana.adds('chat')
  await see(dana.presses(words('teams.help.button')))
  await see(dana.says(first('commands.words.help')))
  await see(dana.says('?!', { in: 'general' }))
  await see(dana.says(first('commands.words.help'), { in: 'general' }))
  await see(dana.says(`${first('commands.names.surely')} 2021`, { in: 'general' }))
  await see(dana.says('?'))
  await see(dana.says(''))
  await see(dana.says(first('typed.stop')))
  await see(dana.says(first('commands.words.checks')))
  await see(dana.presses(words('conversation.start.title')))
  await see(dana.says(first('commands.words.report')))
  await see(dana.says(first('commands.words.delete')))
  const [message] = dana.messages()
  if (message) await see(dana.edits(message, '17'))
}

test('nothing that somebody sees around a check in Teams is in another language than theirs', async () => {
  const { dana } = teams.acme.people
  await expect.poll(() => dana.messages().length).toBeGreaterThan(8)
  const posted = teams.calls.map(({ body }) => body)
  const read = [...posted, ...answers].flatMap(readOf)
  expect(leftIn(read)).toEqual([])
  for (const key of ['teams.welcome.personal.title', 'teams.welcome.place.title'] as const) {
    expect(read.join(' ')).toContain(words(key))
  }
})
