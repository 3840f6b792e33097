import { dictionary } from '../../i18n/words'

export const runsWords = dictionary(
  {
    title: 'Runs',
    flow: 'Flow',
    status: 'Status',
    by: 'Started by',
    period: 'Period',
    'period.24h': 'Last 24 hours',
    'period.7d': 'Last 7 days',
    'period.30d': 'Last 30 days',
    'period.all': 'All',
    'by.System': 'Schedule',
    'by.trigger': 'Trigger URL',
    'by.erp': 'ERP',
    'empty.none.title': 'No run yet',
    'empty.none.text':
      'A run appears here when a flow’s schedule is due, its trigger URL is called, or the ERP posts orders.',
    'empty.filter.title': 'No run matches the filters',
    'empty.filter.text': 'Remove a filter, or choose a longer period.',
    'empty.filter.hides': (filter: string, count: string) =>
      `The filter “${filter}” hides the most: ${count} ${count === '1' ? 'run' : 'runs'} without it.`,
    'empty.filter.remove': (filter: string) => `Remove “${filter}”`,
    'empty.filter.clear': 'Remove all filters',
    histogram: 'Runs over time. Choose a bar, or drag over several, to see their runs.',
    'histogram.bar': (time: string, runs: string) => `${time}: ${runs || 'no run'}`,
    'neighbour.newer': 'Newer run',
    'neighbour.older': 'Older run',
    rows: (count: string) => `${count} rows`,
    row: (count: string) => `${count} row`,
    version: (version: number) => `v${version}`,
  },
  {
    title: 'Çalışmalar',
    flow: 'Akış',
    status: 'Durum',
    by: 'Başlatan',
    period: 'Dönem',
    'period.24h': 'Son 24 saat',
    'period.7d': 'Son 7 gün',
    'period.30d': 'Son 30 gün',
    'period.all': 'Tümü',
    'by.System': 'Zamanlama',
    'by.trigger': 'Tetikleme adresi',
    'by.erp': 'ERP',
    'empty.none.title': 'Henüz çalışma yok',
    'empty.none.text':
      'Bir akışın zamanı geldiğinde, tetikleme adresi çağrıldığında ya da ERP sipariş gönderdiğinde çalışma burada görünür.',
    'empty.filter.title': 'Filtrelere uyan çalışma yok',
    'empty.filter.text': 'Bir filtreyi kaldırın ya da daha uzun bir dönem seçin.',
    'empty.filter.hides': (filter: string, count: string) =>
      `En çok “${filter}” filtresi gizliyor: o olmadan ${count} çalışma var.`,
    'empty.filter.remove': (filter: string) => `“${filter}” filtresini kaldır`,
    'empty.filter.clear': 'Filtreleri kaldır',
    histogram:
      'Zaman içinde çalışmalar. Çalışmalarını görmek için bir çubuğu seçin ya da birkaçının üzerinden sürükleyin.',
    'histogram.bar': (time: string, runs: string) => `${time}: ${runs || 'çalışma yok'}`,
    'neighbour.newer': 'Daha yeni çalışma',
    'neighbour.older': 'Daha eski çalışma',
    rows: (count: string) => `${count} satır`,
    row: (count: string) => `${count} satır`,
    version: (version: number) => `s${version}`,
  },
)

/** Who or what started a run, in words; a name that is not known is shown as it is. */
export function startedBy(by: string, words: typeof runsWords.en | typeof runsWords.tr) {
  return by === 'System' || by === 'trigger' || by === 'erp' ? words[`by.${by}`] : by
}
