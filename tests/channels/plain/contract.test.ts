import { describeChannel } from '../../contracts/channel-contract.ts'
import { plainUnderTest } from './plain-under-test.ts'

describeChannel('plain', plainUnderTest)
