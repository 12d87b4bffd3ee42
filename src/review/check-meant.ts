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

async function listedAs({ store }: ReviewParts, words: string): Promise<Listed> {
  const all = (await store.all()).filter(({ heading }) => heading.phase !== 'deleted')
  const isNamed = ({ heading }: Listed) => plainName(heading.title) === plainName(words)
  const found = [all.filter(({ id }) => id === words), all.filter(isNamed)].find(
    (some) => some.length > 0,
  )
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
