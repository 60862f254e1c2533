/**
 * The entry module of a section page whose bank needs the whole language. The page says so by `data-whole` at its
 * assessment.
 */

import "./whole_language.js";
import "./whole_fields.js";
import "./assessment.js";
