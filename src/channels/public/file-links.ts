import * as z from 'zod'
import type { FileAddresses, LinkedFile } from '../../conversation/addresses.ts'
import { pictureKinds } from '../../domain/picture.ts'
import { fileFormats, peopleNamingSchema } from '../../domain/report-format.ts'
import type { Clock } from '../../review/ports.ts'
import { createSeal } from './sealed.ts'

/** For somebody who has just asked for a file. */
export const briefly = 15 * 60

/** A file that has an address; `posted` where it is served only while the posted summary shows it. */
export type FileAtLink = LinkedFile & { readonly posted?: true }

/** Addresses of files that nobody can guess and that stop working. */
export interface FileLinks extends FileAddresses {
  /** The file that the last part of an address names; `undefined` when it is too late or none of ours. */
  read(token: string): FileAtLink | undefined
}

/** What file links are made of. */
interface FileLinkParts {
  /** Where the public listener is reached, without a slash at its end. */
  readonly publicUrl: string
  /** The operator's secret key; with another one, all addresses stop working. */
  readonly secret: string
  readonly clock: Pick<Clock, 'now' | 'later' | 'between'>
}

const tokenSchema = z
  .tuple([
    z.string(),
    z.string(),
    z.enum([...fileFormats, ...pictureKinds]),
    z.string(),
    z.union([z.iso.datetime(), z.literal('posted')]),
    peopleNamingSchema.optional(),
  ])
  .transform(([workspace, review, what, person, until, people]) => ({
    file: { workspace, review, what, person, ...(people && { people }) },
    until,
  }))
const use = 'file'
const longestToken = 4000

/** Makes and reads the addresses of files; all that an address says is encrypted in it. */
export function createFileLinks({ publicUrl, secret, clock }: FileLinkParts): FileLinks {
  const seal = createSeal(secret)
  return {
    link({ workspace, review, what, person, people }, life = briefly) {
      const until = life === 'posted' ? life : clock.later(clock.now(), life)
      const token = seal.seal(
        JSON.stringify([workspace, review, what, person, until, ...(people ? [people] : [])]),
        use,
      )
      return `${publicUrl}/files/${token}`
    },
    read(token) {
      if (token.length > longestToken) return undefined
      const { file, until } = open(token) ?? {}
      if (until === 'posted') return file && { ...file, posted: true }
      return until !== undefined && clock.between(clock.now(), until) > 0 ? file : undefined
    },
  }

  function open(token: string): z.infer<typeof tokenSchema> | undefined {
    try {
      return tokenSchema.parse(JSON.parse(seal.open(token, use)))
    } catch {
      return undefined
    }
  }
}
