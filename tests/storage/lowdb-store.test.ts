import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLowdbStore } from '../../src/storage/lowdb-store.ts'
import { durableStoreContract } from '../contracts/durable-store.ts'
import { storeContract } from '../contracts/store.ts'
import { KeptLog } from './data-folder.ts'
import { TamperedFileSystem } from './tampered-file-system.ts'

storeContract('the lowdb store', openInNewFolder)
durableStoreContract('the lowdb store', openInNewFolder)

async function openInNewFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'whatif-'))
  const fs = new TamperedFileSystem()
  const open = () => openLowdbStore({ folder, logger: new KeptLog(), fs })
  let current = await open()
  return {
    store: current,
    reopen: async () => {
      await current.close()
      current = await open()
      return current
    },
    failNext: () => fs.arm((call) => (call === 1 ? { code: 'ENOSPC' } : undefined)),
    discard: async () => {
      await current.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
