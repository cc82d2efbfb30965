// What a package still waits for: a line each, with the way to where it is mended.
import { type Gate, gates } from '../../../shared/domain/gates.ts';
import { gateWords } from '../../../shared/domain/words/gate-text.ts';
import { screenOfGate } from '../../app/next-screen.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import checks from '../../controls/checks.module.css';
import { Icon } from '../../controls/icons.tsx';

export type GateLinesProps = {
  readonly view: Pick<CaseView, 'case_uid'>;
  readonly missing: CaseView['missing'];
};

/** List items: what is around them is the caller's. */
export function GateLines({ view, missing }: GateLinesProps) {
  const { lang } = useSession();
  const { go } = useRoute();
  return missing.map(({ gate }) => {
    const words = Object.hasOwn(gates, gate) ? gateWords[lang][gate as Gate] : undefined;
    return (
      <li key={gate} data-gate={gate}>
        <Icon name="todo" small className={checks.skip} />
        <div>
          <Button kind="text" onPress={() => go({ screen: screenOfGate(gate), case: view.case_uid })}>
            {words?.missing ?? gate}
          </Button>
          <small>{words?.mend}</small>
        </div>
      </li>
    );
  });
}
