import { useQuery } from '@tanstack/react-query'
import { orderQuery } from '../../api/orders'
import { Page } from '../../ui/Page'
import { orderRoute } from './route'

export function OrderPage() {
  const { number } = orderRoute.useParams()
  const order = useQuery(orderQuery(number))
  return <Page title={number}>{order.data?.summary}</Page>
}
