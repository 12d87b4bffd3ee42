import { expect, test } from 'vitest'
import { terminalChannel } from '../../src/channels/terminal/channel.ts'
import { promptWordsFrom } from '../../src/channels/terminal/clack-prompts.ts'
import { talkByLines } from '../../src/channels/terminal/lines.ts'
import { askNameByPrompt, talkByPrompts } from '../../src/channels/terminal/prompts.ts'
import { Talk } from '../../src/channels/terminal/session.ts'
import { textForm } from '../../src/channels/terminal/text-form.ts'
import { reportFormats } from '../../src/domain/report-format.ts'
import { plainName } from '../../src/review/plain-name.ts'
import { folder } from '../channels/terminal/conversing.ts'
import { type Move, ScriptedAsks } from '../channels/terminal/scripted-asks.ts'
import { pseudoTag } from '../pseudo-language.ts'
import { Bench } from '../review/bench.ts'
import { languages } from './pseudo-check.ts'
import { leftIn } from './read-of.ts'

const own = languages.wordsOf(pseudoTag)?.say
if (!own) throw new Error('there is no such language')
const say = own

/** Somebody at a computer that is set to another language. */
function talk(): Talk {
  const { reviews } = new Bench({ channel: terminalChannel, languages })
  let deliveries = 0
  const personNamed = (name: string) => ({ id: plainName(name), name, language: pseudoTag })
  const newId = () => `delivery-${++deliveries}`
  return new Talk({ reviews, personNamed, newId, text: textForm }, 'Dana')
}

const commands =
  '/help /checks /nonsense /list /report /picture /start /who /start@2021 ? /help /checks ' +
  '/open@9 /show@7 /report@x /report@md /picture /who@Ravi /who@Dana /open@1 /delete 1 2021 /quit'

test('by lines, nothing that is printed is in another language than the computer is set to', async () => {
  let printed = ''
  async function* lines(): AsyncGenerator<string> {
    yield* commands.split(' ').map((line) => line.replace('@', ' '))
  }
  const write = async (text: string) => {
    printed += text
  }
  await talkByLines({ talk: talk(), say, lines: lines(), folder: await folder(), write })
  // What somebody typed is shown as it was typed; commands, formats and files are names.
  const formats = reportFormats.toSorted((one, other) => other.length - one.length).join('|')
  const known = new RegExp(String.raw`^> .*$|/[\w./-]+|\bx\b|\b(${formats})\b`, 'gm')
  expect(leftIn(printed.replaceAll(known, '').split('\n'))).toEqual([])
  expect(printed).toContain(say('terminal.bye'))
})

test('by prompts neither', async () => {
  const { menu, checks, report } = {
    menu: say('terminal.menu.ask'),
    checks: say('terminal.menu.checks'),
    report: say('terminal.menu.report'),
  }
  const elsewhere = say('terminal.card.else')
  const moves: Move[] = [
    { type: 'Dana' },
    { type: '2021' },
    { type: '' },
    { pick: elsewhere },
    { pick: report },
    { pick: say('export.format.md') },
    { type: '' },
    { pick: elsewhere },
    { pick: checks },
    { pick: '1' },
    'ctrl-c',
  ]
  const asks = new ScriptedAsks(moves)
  await askNameByPrompt(asks, say)
  await talkByPrompts({ talk: talk(), say, asks, folder: await folder() })
  expect(asks.screen.join('\n')).toContain(menu)
  const shown = asks.screen.join('\n').replaceAll(/\/[\w./-]+/g, '')
  const prompts = Object.values(promptWordsFrom(say)).map((words) =>
    typeof words === 'string' ? words : words('5'),
  )
  expect(leftIn([...shown.split('\n'), ...prompts])).toEqual([])
})
