import { html, type TemplateResult } from 'lit';
import type { EnrolmentStarted } from '#contract/approve';
import { groupsOf } from '../ui/code-display.ts';
import { actButton } from './act-button.ts';
import { codeField, sixDigits, typedIn } from '../ui/code-field.ts';
import type { FactorsContext } from './factors-context.ts';
import { nameField, NAME_FIELD } from './name-field.ts';

/** Modules of quiet zone round a QR code (ISO/IEC 18004). */
const QUIET = 4;
const CODE_FIELD = 'enrol-code';

const qrCode = ({ size, path }: EnrolmentStarted['qr'], label: string): TemplateResult => html`
  <figure class="qr">
    <svg viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" role="img" aria-label=${label} shape-rendering="crispEdges">
      <rect x=${-QUIET} y=${-QUIET} width=${size + 2 * QUIET} height=${size + 2 * QUIET}></rect>
      <path d=${path}></path>
    </svg>
  </figure>
`;

/** Scan, or type the key; then prove with the first code that the app has it. */
export function enrolScreen(enrolment: EnrolmentStarted, { t, state, guarded, act }: FactorsContext): TemplateResult {
  const { busy, notice } = state;
  const codeError = notice === 'code-wrong' ? t.enrol.wrong : notice === 'code-short' ? t.enrol.short : null;
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (guarded || busy) return;
    const name = typedIn(event, NAME_FIELD).trim();
    const code = sixDigits(typedIn(event, CODE_FIELD));
    if (code === null) act.incomplete('code-short');
    else if (name === '') act.incomplete('no-name');
    else act.confirm(name, code);
  };
  return html`
    <h1 tabindex="-1">${t.enrol.title}</h1>
    <section class="stack">
      <h2>1. ${t.enrol.scanTitle}</h2>
      <p>${t.enrol.scanBody}</p>
      ${qrCode(enrolment.qr, t.enrol.qr)}
      <details>
        <summary>${t.enrol.cannotScan}</summary>
        <div class="stack-tight">
          <p>${t.enrol.keyBody}</p>
          <p><span class="soft">${t.enrol.key}</span><br /><code class="key" translate="no">${groupsOf(enrolment.secret, 4).join(' ')}</code></p>
        </div>
      </details>
      <p class="soft">${t.enrol.secret}</p>
    </section>
    <section class="stack">
      <h2>2. ${t.enrol.codeTitle}</h2>
      <form class="stack" novalidate @submit=${send}>
        ${codeField({ id: CODE_FIELD, label: t.enrol.code, error: codeError, source: 'generated' })}
        ${nameField({ t, notice, value: t.enrol.nameDefault })}
        <div class="pair">
          ${actButton({ label: t.enrol.cancel, kind: 'plain', guarded, busy, onPress: act.leaveEnrolment })}
          ${actButton({ label: t.enrol.action, kind: 'main', guarded, busy })}
        </div>
      </form>
    </section>
  `;
}
