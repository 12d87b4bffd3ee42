import * as z from 'zod'

/**
 * What can wait for somebody in a check. questions: they were asked; second: something counts only once they or
 * another agree; opinion: two answers differ; owner: they were made owner of a step and have not said yes; step: a
 * step of theirs is due; itemClosed: its item in the tracker is closed, and nobody has said how it shows; itemDropped:
 * it is closed or gone there without being done; needless: a step whose story is gone; acceptance: something is lived with until a day; no: an
 * agreed "no" is looked at again on a day; talk: a story nobody heard them about before the deadline; look: the next
 * look at the product; deletion: the closed check is deleted after a day.
 */
export const matterKinds = [
  'questions',
  'opinion',
  'second',
  'owner',
  'step',
  'needless',
  'itemClosed',
  'itemDropped',
  'acceptance',
  'no',
  'talk',
  'look',
  'deletion',
] as const
export const matterKindSchema = z.enum(matterKinds)
export type MatterKind = (typeof matterKinds)[number]
