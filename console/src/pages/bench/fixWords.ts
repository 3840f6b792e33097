import { formatCount } from '../../i18n/format'
import { dictionary } from '../../i18n/words'

/** What is to do about the error whose failing rows are cases. */
export const fixWords = dictionary(
  {
    loading: 'Collecting the failing rows',
    progress: (done: number, of: number) => `${done} of ${of}`,
    text: (count: number) =>
      count === 1 ? 'One failing row is a case below.' : `${count} failing rows are cases below.`,
    edit: 'Edit the step until all of them pass, save, then run them again.',
    gone: (count: number) =>
      count === 1 ? 'The input of one row is no longer stored.' : `The inputs of ${count} rows are no longer stored.`,
    left: (count: number, max: number) =>
      `${count === 1 ? '1 more row' : `${formatCount(count)} more rows`} failed; a bench takes the first ${max}.`,
    nothing: 'No input of a failing row is stored any more.',
    ready: (count: number) =>
      count === 1
        ? 'It is saved. Run the failed order again.'
        : `It is saved. Run the ${formatCount(count)} failed orders again.`,
    rerun: (count: number) => (count === 1 ? 'Re-run this order' : `Re-run these ${formatCount(count)}`),
    waiting: 'The error closes by itself when the orders are delivered.',
    closed: 'The error is closed. Its orders were delivered.',
    norows: 'The error ended its runs before their rows. The next run without it closes it.',
    trigger: 'Run the flow',
    error: 'Error',
    view: 'Somebody who may edit the flow can correct the step here.',
    missing: 'The error of this link no longer exists',
    'missing.why': 'Errors are deleted some time after they occurred last.',
    'missing.cases': 'Its cases are still below.',
    'missing.what': 'Choose another error, or load a row of a run as the input.',
    'missing.go': 'Errors of this flow',
  },
  {
    loading: 'Başarısız satırlar toplanıyor',
    progress: (done: number, of: number) => `${done} / ${of}`,
    text: (count: number) => `${count} başarısız satır aşağıda birer senaryo.`,
    edit: 'Hepsi geçene dek adımı düzenleyin, kaydedin, sonra yeniden çalıştırın.',
    gone: (count: number) => `${count} satırın girdisi artık saklanmıyor.`,
    left: (count: number, max: number) => `${formatCount(count)} satır daha başarısız oldu; ilk ${max} tanesi alınır.`,
    nothing: 'Başarısız satırların hiçbirinin girdisi artık saklanmıyor.',
    ready: (count: number) => `Kaydedildi. Başarısız ${formatCount(count)} siparişi yeniden çalıştırın.`,
    rerun: (count: number) => `Bu ${formatCount(count)} siparişi yeniden çalıştır`,
    waiting: 'Siparişler iletilince hata kendiliğinden kapanır.',
    closed: 'Hata kapandı. Siparişleri iletildi.',
    norows: 'Hata, çalışmaları satırlardan önce bitirdi. Hatasız ilk çalışma onu kapatır.',
    trigger: 'Akışı çalıştır',
    error: 'Hata',
    view: 'Adımı burada, akışı düzenleyebilen biri düzeltebilir.',
    missing: 'Bu bağlantının hatası artık yok',
    'missing.why': 'Hatalar son görülmelerinden bir süre sonra silinir.',
    'missing.cases': 'Senaryoları aşağıda duruyor.',
    'missing.what': 'Başka bir hata seçin ya da girdi olarak bir çalışmanın satırını yükleyin.',
    'missing.go': 'Bu akışın hataları',
  },
)
