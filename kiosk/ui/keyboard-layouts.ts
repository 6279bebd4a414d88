/** Letters in the places where the hands of a country look for them; small, from left to right on each row. */
export interface Letters {
  readonly rows: readonly string[];
  /** What the key that leads here shows. */
  readonly face: string;
}

export interface Layout {
  readonly latin: Letters;
  /** The language's own letters, where there are more than Latin has, or others. */
  readonly own: Letters | null;
}

const latin = (...rows: readonly string[]): Letters => ({ rows, face: 'abc' });
const QWERTY = latin('qwertyuiop', 'asdfghjkl', 'zxcvbnm');
const QWERTZ = latin('qwertzuiop', 'asdfghjkl', 'yxcvbnm');
const AZERTY = latin('azertyuiop', 'qsdfghjklm', 'wxcvbn');

const LAYOUTS: Readonly<Record<string, Layout>> = {
  de: { latin: QWERTZ, own: { face: 'äöü', rows: ['qwertzuiopü', 'asdfghjklöä', 'yxcvbnmß'] } },
  fr: { latin: AZERTY, own: { face: 'éàç', rows: ['azertyuiop', 'qsdfghjklm', 'wxcvbn', 'éèêëàâçîïôùûüœ'] } },
  es: { latin: QWERTY, own: { face: 'ñáé', rows: ['qwertyuiop', 'asdfghjklñ', 'zxcvbnm', 'áéíóúü'] } },
  pl: { latin: QWERTY, own: { face: 'ąęł', rows: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'ąćęłńóśźż'] } },
  tr: { latin: QWERTY, own: { face: 'ğış', rows: ['qwertyuıopğü', 'asdfghjklşi', 'zxcvbnmöç'] } },
  uk: { latin: QWERTY, own: { face: 'абв', rows: ['йцукенгшщзхї', 'фівапролджє', 'ґячсмитьбю'] } },
  ar: { latin: QWERTY, own: { face: 'ابت', rows: ['ضصثقفغعهخحجد', 'شسيبلاأتنمكط', 'ذئءؤرإآىةوزظ'] } },
  he: { latin: QWERTY, own: { face: 'אבג', rows: ['קראטוןםפ', 'שדגכעיחלךף', 'זסבהנמצתץ'] } },
};

/** For a language that has no row of its own: Latin as in English. Chinese and Japanese are not typed letter by letter. */
export const layoutOf = (language: string): Layout => LAYOUTS[language] ?? { latin: QWERTY, own: null };
