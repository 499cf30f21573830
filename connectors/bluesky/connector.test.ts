import { conformance } from '../conformance.ts'
import { bluesky } from './connector.ts'
import { accountRecording, streamRecording } from './recorded.ts'

conformance(bluesky, accountRecording)
conformance(bluesky, streamRecording('jetstream'))
conformance(bluesky, streamRecording('firehose'))
