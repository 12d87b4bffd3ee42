import { randomUUID } from 'node:crypto'
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createLogger } from '../logger.ts'
import type { Say } from '../message/words.ts'
import type { CheckNamed, Erasure } from '../review/erasing/erase-person.ts'
import type { Command } from './command.ts'
import { workspaceMeant } from './known-workspaces.ts'

/** Makes a former colleague of somebody everywhere, for whoever runs the program; without --yes it says what it would do. */
export const command: Command = {
  options: ['workspace', 'data'],
  flags: ['yes'],
  words: { least: 1, most: 1 },
  async run({ options, words, flags }, io) {
    const config = readConfig(io.environment, { data: options.data })
    const app = await openApp(config, createLogger(config.logLevel))
    try {
      const [person = ''] = words
      const workspace = await workspaceMeant(app, config, options.workspace)
      const isSure = flags?.has('yes') === true
      const erasing = { workspace, person, isSure, secret: randomUUID() }
      const erasure = await app.reviews.erasePerson(erasing)
      await io.print(`${linesOf(app.say, erasure, { workspace, isSure }).join('\n')}\n`)
      return isSure && erasure.held.length + erasure.unread.length > 0 ? 1 : 0
    } finally {
      await app.close()
    }
  },
}

function linesOf(
  say: Say,
  erasure: Erasure,
  { workspace, isSure }: { readonly workspace: string; readonly isSure: boolean },
): readonly string[] {
  const { person, checks, held, unread, lookedAfter, words, items } = erasure
  const name = [...person.names, person.id][0] ?? person.id
  const about = { name, id: person.id, workspace, count: checks.length, items }
  return [
    isSure ? say('operator.person.erased', about) : say('operator.person.wouldErase', about),
    ...listed(say('operator.person.lookedAfter', { count: lookedAfter.length }), lookedAfter),
    ...listed(say('operator.person.held', { count: held.length }), held),
    ...listed(say('operator.person.unread', { count: unread.length }), unread),
    ...listed(say('operator.person.words', { count: words.length }), words),
    say('operator.person.beyond'),
    ...(isSure ? [] : [say('operator.person.sure')]),
  ]
}

/** Some checks under a line; nothing where there are none. */
const listed = (line: string, checks: readonly CheckNamed[]): readonly string[] =>
  checks.length === 0 ? [] : [line, ...checks.map(({ id, product }) => `  ${id}  ${product}`)]
