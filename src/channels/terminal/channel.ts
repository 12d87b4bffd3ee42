import { localChannel } from '../../conversation/local-channel.ts'

/** The terminal as the application sees it. */
export const terminalChannel = localChannel('terminal')
