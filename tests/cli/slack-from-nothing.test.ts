import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Slack, startSlack } from '../channels/slack/workspace.ts'
import { begin, freshFolder, printed } from './running.ts'

const { poll } = expect

/** The settings that the page says to write, in its first section, with what this Slack gave out. */
async function settingsOfThePage(slack: Slack): Promise<string> {
  const page = await readFile('docs/slack.md', 'utf8')
  const [, section = ''] = page.split(/^## /m)
  return section
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('WHATIF_'))
    .join('\n')
    .replace('xapp-…', slack.app.appToken)
    .replace('xoxb-…', slack.acme.botToken)
}

test('docs/slack.md leads from nothing to the first questions, without a public address', async () => {
  const slack = await startSlack()
  const folder = await freshFolder()
  const trying = `WHATIF_SLACK_API_URL=${slack.apiUrl}\nWHATIF_PORT=0\n`
  await writeFile(join(folder, '.env'), `${await settingsOfThePage(slack)}\n${trying}`)
  const program = begin(['start'], { folder })
  await printed(program, /^Open /m)
  await poll(() => slack.socketOpen()).toBe(true)
  const { dana } = slack.acme.people
  expect(await dana.command('Swim Booking')).toMatchObject({ status: 200 })
  await poll(() => dana.read()).toContain('Question 1 of about')
  await dana.say('It lets parents book swimming lessons.')
  await poll(() => dana.read()).toContain('Question 2 of about')
  await dana.openHome()
  await poll(() => dana.readHome()).toContain('Swim Booking')
  const ended = once(program, 'close')
  program.kill('SIGINT')
  const [code] = await ended
  expect(code).toBe(0)
  await slack.stop()
})
