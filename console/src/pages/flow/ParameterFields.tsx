import { useWords } from '../../i18n/words'
import { TextField } from '../../ui/Field'
import styles from './ParameterFields.module.css'
import type { Parameter } from './parameters'
import { flowWords } from './words'

interface Props {
  parameters: readonly Parameter[]
  values: Readonly<Record<string, string>>
  onChange: (values: Record<string, string>) => void
}

/** A field for each trigger parameter. */
export function ParameterFields({ parameters, values, onChange }: Props) {
  const words = useWords(flowWords)
  return (
    <div className={styles.fields}>
      {parameters.map(({ name, type }) => (
        <TextField
          key={name}
          label={name}
          hint={
            name === 'number'
              ? words['parameter.number']
              : name === 'modified_date__gt'
                ? words['parameter.since']
                : (type ?? '')
          }
          value={values[name] ?? ''}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      ))}
    </div>
  )
}
