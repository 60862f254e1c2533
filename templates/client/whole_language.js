/**
 * The whole language of banks: what the ordinary script does without, because few banks need it.
 */

import { MORE_TYPES } from "./answer_types.js";
import { TYPES } from "./answers.js";
import { KINDS } from "./condition_kinds.js";
import { CONDITIONS } from "./conditions.js";
import { METHODS } from "./methods.js";
import { MORE_METHODS, POINTS } from "./more_methods.js";
import { MORE_STEPS } from "./more_steps.js";
import { PARTS } from "./parts.js";
import { STEPS } from "./steps.js";

Object.assign(TYPES, MORE_TYPES);
Object.assign(CONDITIONS, KINDS);
Object.assign(PARTS, POINTS);
Object.assign(METHODS, MORE_METHODS);
Object.assign(STEPS, MORE_STEPS);
