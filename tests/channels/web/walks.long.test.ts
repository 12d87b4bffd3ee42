import { describeEveryChoice } from '../../contracts/walks.ts'
import { webUnderTest } from './web-under-test.ts'

describeEveryChoice('web', webUnderTest)
