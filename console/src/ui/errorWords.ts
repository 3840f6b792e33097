import { dictionary } from '../i18n/words'

/** The words for states and classes of errors. */
export const errorWords = dictionary(
  {
    'state.open': 'Open',
    'state.acknowledged': 'Acknowledged',
    'state.ignored': 'Ignored',
    'state.closed': 'Closed',
    'state.all': 'All',
    'class.data': 'Order data',
    'class.omnitron': 'Omnitron',
    'class.erp': 'ERP',
    'class.ours': 'Flow or host',
    'class.transient': 'Passes by itself',
    'class.data.meaning': 'The data of the orders is refused. Correct it in the ERP or in the mapping.',
    'class.omnitron.meaning': 'Omnitron refuses the login or the request. Check the channel and its user.',
    'class.erp.meaning': 'The ERP refuses the login, or its response cannot be read. Ask who runs the ERP.',
    'class.ours.meaning': 'A script, a mapping or a setting of the flow fails. Correct the flow.',
    'class.transient.meaning': 'A timeout, a lost connection, or a server that is down. It may pass without a change.',
  },
  {
    'state.open': 'Açık',
    'state.acknowledged': 'Görüldü',
    'state.ignored': 'Yok sayılıyor',
    'state.closed': 'Kapandı',
    'state.all': 'Tümü',
    'class.data': 'Sipariş verisi',
    'class.omnitron': 'Omnitron',
    'class.erp': 'ERP',
    'class.ours': 'Akış ya da sunucu',
    'class.transient': 'Kendiliğinden geçer',
    'class.data.meaning': 'Sipariş verisi reddediliyor. ERP’de ya da eşlemede düzeltin.',
    'class.omnitron.meaning': 'Omnitron oturumu ya da isteği reddediyor. Kanalı ve kullanıcısını kontrol edin.',
    'class.erp.meaning': 'ERP oturumu reddediyor ya da yanıtı okunamıyor. ERP sorumlusuna sorun.',
    'class.ours.meaning': 'Akışın bir betiği, eşlemesi ya da ayarı hata veriyor. Akışı düzeltin.',
    'class.transient.meaning': 'Zaman aşımı, kopan bağlantı ya da kapalı bir sunucu. Değişiklik olmadan geçebilir.',
  },
)
