import { expect, it } from 'vitest';
import { html, htmlText } from './html.ts';

it('escapes what stands in a hole, in text and in an attribute', () => {
  const hostile = `"><script>alert('1')</script>&`;
  expect(htmlText(html`<a title="${hostile}">${hostile}</a>`)).toBe(
    '<a title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</a>',
  );
});

it('keeps markup made by itself, joins lists and prints nothing for nothing', () => {
  const rows = [1, 2].map((n) => html`<li>${n}</li>`);
  expect(htmlText(html`<ul>${rows}</ul>${null}${undefined}${false}${0}`)).toBe('<ul><li>1</li><li>2</li></ul>0');
});

it('does not take an object from outside for markup', () => {
  const forged = JSON.parse('{"html":"<b>"}') as never;
  expect(htmlText(html`${forged}`)).not.toContain('<b>');
});
