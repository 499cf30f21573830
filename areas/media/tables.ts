import type { Generated } from 'kysely'
import type { MediaFile } from './schema.ts'

declare module '#platform/work.ts' {
  interface Tables {
    media_files: Omit<MediaFile, 'alt_text'> & { alt_text: Generated<string> }
  }
}

declare module '#platform/facts.ts' {
  interface Facts {
    'media.file_added': { file_id: string; bytes: number }
    'media.file_described': { file_id: string }
    'media.file_deleted': { file_id: string }
  }
}
