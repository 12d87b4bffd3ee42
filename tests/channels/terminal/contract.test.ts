import { describeChannel } from '../../contracts/channel-contract.ts'
import { terminalUnderTest } from './terminal-under-test.ts'

describeChannel('terminal', terminalUnderTest)
