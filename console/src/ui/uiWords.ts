import { dictionary } from '../i18n/words'

/** The words of the parts that all pages share. */
export const uiWords = dictionary(
  {
    failed: 'This did not work',
    unreachable: 'The host cannot be reached. Check that it runs and that this computer is connected.',
    answered: (status: number) => `The host answered with status ${status}. Try again in a moment.`,
    retry: 'Try again',
    loading: 'Loading',
    more: 'Show more',
    copy: 'Copy',
    copied: 'Copied',
    'copy.unavailable': 'This browser copies only on pages over HTTPS or on this computer. Select the text instead.',
    close: 'Close',
    cancel: 'Cancel',
    all: 'All',
    today: 'today',
    otherFlow: (flow: string) =>
      `Your key opens the flow ${flow} only. This page is about another flow: ask an administrator for a key that opens it.`,
    'otherFlow.go': (flow: string) => `Go to ${flow}`,
  },
  {
    failed: 'Bu işlem yapılamadı',
    unreachable: 'Sunucuya ulaşılamıyor. Çalıştığını ve bu bilgisayarın bağlı olduğunu kontrol edin.',
    answered: (status: number) => `Sunucu ${status} durum koduyla yanıt verdi. Biraz sonra yeniden deneyin.`,
    retry: 'Yeniden dene',
    loading: 'Yükleniyor',
    more: 'Daha fazla göster',
    copy: 'Kopyala',
    copied: 'Kopyalandı',
    'copy.unavailable':
      'Bu tarayıcı yalnızca HTTPS ya da bu bilgisayardaki sayfalarda kopyalar. Metni seçip kopyalayın.',
    close: 'Kapat',
    cancel: 'Vazgeç',
    all: 'Tümü',
    today: 'bugün',
    otherFlow: (flow: string) =>
      `Anahtarınız yalnızca ${flow} akışını açar. Bu sayfa başka bir akışa ait: onu açan bir anahtarı yöneticiden isteyin.`,
    'otherFlow.go': (flow: string) => `${flow} akışına git`,
  },
)
