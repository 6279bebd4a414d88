import { html, type TemplateResult } from 'lit';

/** A table that scrolls sideways on a narrow screen, by keyboard too. */
export const dataTable = (caption: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): TemplateResult => html`
  <div class="table" role="region" tabindex="0" aria-label=${caption}>
    <table>
      <caption class="hushed">${caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(([first, ...cells]) => html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table>
  </div>
`;
