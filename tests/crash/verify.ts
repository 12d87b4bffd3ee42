import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { answer, questionsOf } from '../contracts/change-samples.ts'
import { KeptLog } from '../storage/data-folder.ts'

/** What a look at a folder found after its program was stopped the hard way. */
export interface Damage {
  readonly acknowledged: number
  /** Acknowledged answers that are not there. */
  readonly lost: string[]
  /** Answers that are there more than once. */
  readonly doubled: string[]
  /** What the store had to say, but for what a write left that was never finished; nothing is best. */
  readonly log: string[]
}

const isTrouble = (line: string): boolean => !line.startsWith('unfinished-write-removed')

/**
 * Compares a data folder with what the writer told: every acknowledged answer is there once, and sending again
 * whatever the writer had tried leaves it there once too.
 */
export async function verify(folder: string, told: readonly string[]): Promise<Damage> {
  const logger = new KeptLog()
  const store = await openLowdbStore({ folder, logger })
  const words = told.map((line) => line.split(' ') as [string, string, string, string])
  const acknowledged = words.filter(([what]) => what === 'acknowledged')
  const lost: string[] = []
  const doubled: string[] = []
  for (const [, workspace, id, question] of acknowledged) {
    const found = await answers(workspace, id)
    if (!found.includes(question)) lost.push(question)
  }
  const unsure = words.filter(([what]) => what === 'tried').slice(-20)
  for (const [, workspace, id, question] of unsure) {
    const rev = (await store.load({ workspace, id }))?.rev ?? 0
    if (rev > 0) await store.append({ workspace, id }, answer(rev, question, question))
  }
  const keys = new Set(words.filter(([what]) => what === 'tried').map(([, w, id]) => `${w} ${id}`))
  for (const [workspace = '', id = ''] of [...keys].map((key) => key.split(' '))) {
    const found = await answers(workspace, id)
    doubled.push(...found.filter((question, at) => found.indexOf(question) !== at))
  }
  await store.close()
  return { acknowledged: acknowledged.length, lost, doubled, log: logger.lines.filter(isTrouble) }

  async function answers(workspace: string, id: string): Promise<string[]> {
    return questionsOf(await store.load({ workspace, id }))
  }
}
