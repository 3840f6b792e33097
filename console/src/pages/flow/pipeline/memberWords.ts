import { dictionary } from '../../../i18n/words'

/** The words that the inputs of all cards share. */
export const memberWords = dictionary(
  {
    text: 'Text',
    secret: 'Secret',
    kindOf: (label: string) => `Kind of ${label}`,
    nameOf: (label: string, at: number) => `${label}, name ${at}`,
    valueOf: (name: string) => `Value of ${name}`,
    remove: (name: string) => `Remove ${name}`,
    add: 'Add',
    none: 'None',
  },
  {
    text: 'Metin',
    secret: 'Gizli değer',
    kindOf: (label: string) => `${label}: tür`,
    nameOf: (label: string, at: number) => `${label}, ad ${at}`,
    valueOf: (name: string) => `${name}: değer`,
    remove: (name: string) => `${name}: kaldır`,
    add: 'Ekle',
    none: 'Yok',
  },
)
