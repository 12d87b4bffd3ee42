import * as z from 'zod'

/** The pictures that come with a summary: what goes where, and how bad against how easy. */
export const pictureKinds = ['data-flow', 'risk-map'] as const
export const pictureKindSchema = z.enum(pictureKinds)
export type PictureKind = z.infer<typeof pictureKindSchema>

/** True when words are the name of a kind of picture. */
export const isPictureKind = (words: unknown): words is PictureKind =>
  pictureKindSchema.safeParse(words).success
