import { dictionary } from '../../../i18n/words'

/** The words of a URL that a definition leads to. */
export const urlPreviewWords = dictionary({ wrong: 'The URL cannot be built' }, { wrong: 'Adres oluşturulamıyor' })
