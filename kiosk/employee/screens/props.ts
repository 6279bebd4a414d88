import type { EmployeeTexts } from '../../texts/employee.en.ts';
import type { Tongue } from '../languages.ts';
import type { ReadAloud } from '../read-aloud.ts';
import type { Model } from '../model.ts';
import type { Recovery } from '../recovery.ts';
import type { Message } from '../reduce.ts';

/** A screen is a pure function of these: the model goes in, messages and acts come out. */
export interface ScreenProps {
  readonly model: Model;
  /** What `t` is written in. */
  readonly tongue: Tongue;
  readonly t: EmployeeTexts;
  readonly speakIn: (tongue: Tongue) => void;
  readonly send: (message: Message) => void;
  readonly acts: Recovery;
  readonly aloud: ReadAloud;
  /** Another name for the fields on each page load, so that no browser offers what the last person typed. */
  readonly fieldName: string;
}
