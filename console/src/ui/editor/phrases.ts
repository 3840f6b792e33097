import { EditorState } from '@codemirror/state'
import { preferences } from '../../settings/preferences'

const turkish = {
  Find: 'Bul',
  Replace: 'Değiştir',
  next: 'sonraki',
  previous: 'önceki',
  all: 'tümü',
  'match case': 'büyük/küçük harf',
  'by word': 'tam sözcük',
  regexp: 'düzenli ifade',
  replace: 'değiştir',
  'replace all': 'tümünü değiştir',
  close: 'kapat',
  'current match': 'şu anki eşleşme',
  'on line': 'satır',
  'replaced $ matches': '$ eşleşme değiştirildi',
  'replaced match on line $': '$. satırdaki eşleşme değiştirildi',
  'Fold line': 'Satırı katla',
  'Unfold line': 'Satırı aç',
  '$ unchanged lines': '$ değişmemiş satır',
  'Revert this chunk': 'Bu değişikliği geri al',
  'Go to line': 'Satıra git',
  go: 'git',
  Completions: 'Öneriler',
  Diagnostics: 'Sorunlar',
  'No diagnostics': 'Sorun yok',
}

/** The editor's own texts, in the language of the reader. */
export const phrases = () => (preferences().language === 'tr' ? EditorState.phrases.of(turkish) : [])
