import markdownIt from "markdown-it";

export const config = { dir: { input: "pages", includes: "../_includes", data: "../_data" } };

export default function (eleventy) {
  eleventy.setLibrary("md", markdownIt());
}
