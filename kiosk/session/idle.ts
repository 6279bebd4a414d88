/** How long nobody touched anything, and what follows from it. */
export type IdleState = { readonly kind: 'active' } | { readonly kind: 'warning'; readonly leftMs: number } | { readonly kind: 'over' };

/** After `idleMs` without a touch the question, after `warningMs` more (at least 20 s: WCAG 2.2.1) the wipe. */
export const idleState = (limits: { readonly idleMs: number; readonly warningMs: number }, quietMs: number): IdleState => {
  if (quietMs < limits.idleMs) return { kind: 'active' };
  const leftMs = limits.idleMs + limits.warningMs - quietMs;
  return leftMs > 0 ? { kind: 'warning', leftMs } : { kind: 'over' };
};

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Calls `onLife` whenever somebody is there. @returns how to stop. */
export const watchForLife = (target: EventTarget, onLife: (event: Event) => void): (() => void) => {
  for (const name of SIGNS_OF_LIFE) target.addEventListener(name, onLife, { passive: true, capture: true });
  return () => {
    for (const name of SIGNS_OF_LIFE) target.removeEventListener(name, onLife, { capture: true });
  };
};
