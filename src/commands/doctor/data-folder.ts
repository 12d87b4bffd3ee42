import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { access, lstat, rm, statfs, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Say } from '../../message/words.ts'
import { errorCode } from '../../storage/file-system.ts'
import { FolderData } from '../../storage/folder-data.ts'
import { storageFailed } from '../../storage/storage-failed.ts'
import { type DoctorLine, good, note, wrong } from './finding.ts'

/** With less room than this a busy week can fill the disk. */
const leastBytes = 200_000_000

/** Whether checks can be kept in a folder, and what is wrong there; also while a program works in it. */
export async function examineFolder(data: string, say: Say): Promise<readonly DoctorLine[]> {
  const what = say('operator.doctor.data', { data })
  const trouble = await whyNotKept(data)
  if (trouble !== undefined) return [wrong(what, trouble)]
  const lines = [good(what), ...(await examineSpace(data, say))]
  if (!(await isThere(data))) return lines
  return [...lines, ...(await examineRights(data, say)), ...(await examineAside(data, say))]
}

/** Why nothing can be kept there; a small file is written and removed again. */
async function whyNotKept(data: string): Promise<string | undefined> {
  try {
    if (!(await isThere(data))) {
      await access(await nearestFolder(data), constants.W_OK)
      return undefined
    }
    const probe = join(data, `.doctor.${randomUUID()}.tmp`)
    await writeFile(probe, '?', { flag: 'wx', mode: 0o600 })
    await rm(probe)
    return undefined
  } catch (error) {
    const { message, hint } = storageFailed('Writing there', error)
    return [message, hint].filter(Boolean).join(' ')
  }
}

async function examineSpace(data: string, say: Say): Promise<readonly DoctorLine[]> {
  const { bavail, bsize } = await statfs(await nearestFolder(data))
  const free = Math.floor((bavail * bsize) / 1_000_000)
  const what = say('operator.doctor.space', { count: free })
  return [
    free * 1_000_000 < leastBytes ? wrong(what, say('operator.doctor.spaceHint')) : good(what),
  ]
}

/** Rights mean nothing where the system knows none. */
async function examineRights(data: string, say: Say): Promise<readonly DoctorLine[]> {
  if (process.platform === 'win32' || ((await lstat(data)).mode & 0o077) === 0) return []
  return [
    note(say('operator.doctor.rights', { data }), say('operator.doctor.rightsHint', { data })),
  ]
}

async function examineAside(data: string, say: Say): Promise<readonly DoctorLine[]> {
  const files = await new FolderData(data).setAside()
  return files.map((file) =>
    wrong(say('operator.doctor.setAside', { file }), say('operator.doctor.setAsideHint')),
  )
}

async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** The folder itself, or the one above it that is there. */
async function nearestFolder(path: string): Promise<string> {
  if (await isThere(path)) return path
  return dirname(path) === path ? path : nearestFolder(dirname(path))
}
