import { readConfig } from '../config.ts'
import type { RunningContent } from '../content/content.ts'
import { AppError } from '../errors.ts'
import type { Say } from '../message/words.ts'
import { openContent } from '../open-content.ts'
import { productCheck, readyChecks } from '../questionnaires.ts'
import type { Questionnaire } from '../review/parts.ts'
import type { CommandLine, Io } from './command.ts'

/** What a command works with that keeps nothing. */
interface OpenedCheck {
  readonly content: RunningContent
  readonly say: Say
  readonly check: Questionnaire
}

/**
 * The questionnaire about a product, from the content of this program or of `--root`.
 * @throws AppError('bad-content') where the content cannot be read or has none
 */
export async function openProductCheck(
  { root }: CommandLine['options'],
  { environment }: Pick<Io, 'environment'>,
): Promise<OpenedCheck> {
  const { content, say } = await openContent(readConfig(environment, { root }).root)
  const check = readyChecks(content, say).get(productCheck)
  if (!check) throw new AppError('bad-content', `There is no flow “${productCheck}”.`)
  return { content, say, check }
}
