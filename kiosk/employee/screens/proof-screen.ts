import type { ProofKind } from '#contract/kiosk';
import { html, type TemplateResult } from 'lit';
import { choiceList } from '../../ui/choice-list.ts';
import { proofsOnOffer } from '../model.ts';
import type { ScreenProps } from './props.ts';

/** Which proof somebody can give; who has none is helped at the desk. */
export const proofScreen = ({ model, t, send, acts }: ScreenProps): TemplateResult => html`
  <div class="beside">
    <div class="stack">
      <h1 tabindex="-1">${t.proof.title}</h1>
      <p class="lead">${t.proof.lead}</p>
    </div>
    ${choiceList<ProofKind | 'none'>({
      label: t.proof.title,
      choices: [...proofsOnOffer(model).map((kind) => ({ value: kind, ...t.proof.kind[kind] })), { value: 'none', ...t.proof.none }],
      onChoose: (kind) => {
        if (kind === 'none') void acts.slip();
        else send({ type: 'proof', kind });
      },
    })}
  </div>
`;
