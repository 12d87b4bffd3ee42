import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { terminalChannel } from '../../../src/channels/terminal/channel.ts'
import { talkByLines } from '../../../src/channels/terminal/lines.ts'
import { Talk } from '../../../src/channels/terminal/session.ts'
import { textForm } from '../../../src/channels/terminal/text-form.ts'
import type { Message } from '../../../src/message/message.ts'
import { plainName } from '../../../src/review/plain-name.ts'
import { Bench } from '../../review/bench.ts'

/** The real application, as it runs behind a terminal. */
export const terminalBench = (): Bench => new Bench({ channel: terminalChannel })

let deliveries = 0

/** Somebody who sits down in front of it. */
export function talkOf(
  bench: Bench,
  name: string,
  text: (message: Message) => string = textForm,
): Talk {
  const personNamed = (words: string) => ({ id: plainName(words), name: words })
  const newId = () => `delivery-${++deliveries}`
  return new Talk({ reviews: bench.reviews, personNamed, newId, text }, name)
}

/** A folder of one's own for files. */
export const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'whatif-terminal-'))

/** Everything that is printed when these lines are typed. */
export async function typed(
  bench: Bench,
  name: string,
  lines: readonly string[],
  where = tmpdir(),
): Promise<string> {
  let printed = ''
  await talkByLines({
    talk: talkOf(bench, name),
    say: bench.say,
    lines: fed(lines),
    folder: where,
    write: async (text) => {
      printed += text
    },
  })
  return printed
}

async function* fed(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines
}

/** What was printed after a line was typed the last time. */
export function answerTo(printed: string, line: string): string {
  const marker = `> ${line}\n\n`
  const at = printed.lastIndexOf(marker)
  if (at < 0) throw new Error(`“${line}” was never typed`)
  return printed.slice(at + marker.length).split('\n> ')[0] ?? ''
}
