import { dictionary } from '../../../../i18n/words'

/** The words of the rules about failures in a response. */
export const failureWords = dictionary(
  {
    rules: 'Own rules',
    'rules.hint':
      'For responses with a success status. The first rule that matches decides, before the recognized failures.',
    rule: (at: number) => `Rule ${at}`,
    path: 'JSONPath',
    condition: 'Condition',
    'condition.any': 'has any value',
    'condition.value': 'is one of',
    'condition.otherThan': 'is not one of',
    values: 'Values, with commas',
    action: 'Then',
    'action.fail': 'fail the step',
    'action.retry': 'retry the request',
    'action.empty': 'no orders',
    messagePath: 'JSONPath of the message',
    add: 'Add a rule',
    remove: (at: number) => `Remove rule ${at}`,
  },
  {
    rules: 'Özel kurallar',
    'rules.hint': 'Başarılı durum kodlu yanıtlar için. Uyan ilk kural, tanınan hatalardan önce karar verir.',
    rule: (at: number) => `Kural ${at}`,
    path: 'JSONPath',
    condition: 'Koşul',
    'condition.any': 'bir değeri varsa',
    'condition.value': 'şunlardan biriyse',
    'condition.otherThan': 'şunlardan biri değilse',
    values: 'Değerler, virgülle',
    action: 'Sonuç',
    'action.fail': 'adım hata verir',
    'action.retry': 'istek yinelenir',
    'action.empty': 'sipariş yok',
    messagePath: 'Mesajın JSONPath’i',
    add: 'Kural ekle',
    remove: (at: number) => `${at}. kuralı kaldır`,
  },
)
