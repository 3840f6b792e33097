import type { Ref } from 'react'
import type { FlowItem } from '../../api/flows'
import { FlowLine } from './FlowLine'
import styles from './FlowList.module.css'

export const FlowList = ({ flows, ref }: { flows: readonly FlowItem[]; ref?: Ref<HTMLUListElement> }) => (
  <ul ref={ref} className={styles.list}>
    {flows.map((flow) => (
      <FlowLine key={flow.name} flow={flow} />
    ))}
  </ul>
)
