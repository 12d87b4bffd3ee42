import type { Config } from '../config.ts'
import { FolderData } from '../storage/folder-data.ts'
import type { KeptData } from '../storage/kept-data.ts'

/** All that is kept where the settings say, to be read beside a running program. */
export const keptData = ({ data }: Config): KeptData => new FolderData(data)
