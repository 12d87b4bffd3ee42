import { webUnderTest } from '../../channels/web/web-under-test.ts'
import { describeFiveDays } from './golden-story.ts'

// Here, where a step costs least, in every run; the other channels tell it in `npm run test:long`.
describeFiveDays('page', webUnderTest)
