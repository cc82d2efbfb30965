// The door to 卖1: a seller's first visit makes the key, then goes on to the deal.
import { useRoute } from '../../app/route.ts';
import { MakeKey } from './make-key.tsx';

export function Key() {
  const { go } = useRoute();
  return <MakeKey onKept={() => go({ screen: 'deal' })} />;
}
