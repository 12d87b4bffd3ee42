import { describeChannel } from '../../contracts/channel-contract.ts'
import { webUnderTest } from './web-under-test.ts'

describeChannel('web', webUnderTest)
