import js from "@eslint/js";
import globals from "globals";

/** What the client's code is checked for beside its types. */
export default [
  { ignores: ["site/", "site-docs/", "dist/", ".venv/", "**/.site.*", "templates/vendor/"] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-var": "error",
      "prefer-const": "error",
      // Text of a guide or of a reader never becomes markup.
      "no-restricted-properties": [
        "error",
        { property: "innerHTML" },
        { property: "outerHTML" },
        { property: "insertAdjacentHTML" },
        { object: "document", property: "write" },
      ],
    },
  },
  { files: ["templates/client/**", "generator/selfcheck/serve/**"], languageOptions: { globals: globals.browser } },
  { files: ["tests/**", "generator/selfcheck/check/**", "*.js"], languageOptions: { globals: globals.node } },
];
