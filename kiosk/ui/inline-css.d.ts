/** A style sheet as text, from Vite. */
declare module '*.css?inline' {
  const text: string;
  export default text;
}
