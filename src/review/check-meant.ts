import { AppError } from '../errors.ts'
import type { ReviewParts } from './parts.ts'
import { plainName } from './plain-name.ts'
import type { Listed } from './ports.ts'
import type { RecordKey, ReviewRecord } from './record.ts'
import { lookAt, type ReviewContext } from './review-context.ts'

/** A check that the operator named, as it is now. */
interface CheckMeant {
  readonly key: RecordKey
  readonly record: ReviewRecord
  readonly context: ReviewContext
}

/**
 * The check that the operator means by its id or its product's name.
 * @throws AppError('bad-input') where that is none, or more than one
 */
export async function checkMeant(parts: ReviewParts, words: string): Promise<CheckMeant> {
  const key = await listedAs(parts, words)
  const record = await parts.store.load(key)
  const context = record && lookAt(parts, record)
  if (context) return { key, record, context }
  throw new AppError('bad-input', `The check “${words}” cannot be read.`)
}

const listedAs = async ({ store }: ReviewParts, words: string): Promise<Listed> =>
  onlyMeant(await store.all(), words)

/** True where these words can mean this check. */
export const isMeant = ({ id, heading }: Named, words: string): boolean =>
  heading.phase !== 'deleted' && (id === words || isNamed({ heading }, words))

type Named = Pick<Listed, 'id' | 'heading'>

const isNamed = ({ heading }: Pick<Named, 'heading'>, words: string): boolean =>
  plainName(heading.title) === plainName(words)

/**
 * The one check among these that the words mean, by its id before its name.
 * @throws AppError('bad-input') where that is none, or more than one
 */
export function onlyMeant<Check extends Named>(among: readonly Check[], words: string): Check {
  const all = among.filter((one) => isMeant(one, words))
  const found = [all.filter(({ id }) => id === words), all].find((some) => some.length > 0)
  const [only, ...others] = found ?? []
  if (!only) {
    throw new AppError('bad-input', `There is no check called “${words}”.`, {
      hint: 'Type the name of its product as it stands in the list of checks.',
    })
  }
  if (others.length === 0) return only
  const ids = [only, ...others].map(({ id }) => id).join(', ')
  throw new AppError('bad-input', `Several checks are called “${words}”.`, {
    hint: `Type one of their ids, the newest first: ${ids}`,
  })
}
