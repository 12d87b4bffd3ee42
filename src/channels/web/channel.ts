import { localChannel } from '../../conversation/local-channel.ts'

/** The local page as the application sees it. */
export const webChannel = localChannel('web')
