import { html, type TemplateResult } from 'lit';

export interface OfferedLanguage {
  /** BCP 47: a screen reader says the name in its own voice. */
  readonly tag: string;
  /** In its own words. */
  readonly name: string;
}

/** Every language by the name that its readers know; pressing one is the choice. */
export const languageList = <Language extends OfferedLanguage>(props: {
  readonly label: string;
  readonly languages: readonly Language[];
  readonly chosen: Language;
  readonly onChoose: (language: Language) => void;
}): TemplateResult => html`
  <ul class="languages" aria-label=${props.label}>
    ${props.languages.map(
      (language) => html`<li>
        <button type="button" class="button" lang=${language.tag} aria-pressed=${language.tag === props.chosen.tag ? 'true' : 'false'} @click=${() => { props.onChoose(language); }}>${language.name}</button>
      </li>`,
    )}
  </ul>
`;
