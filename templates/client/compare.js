/**
 * The entry module of the reader's page "compare".
 */

import { onOwnPage } from "./own_page.js";

onOwnPage("compare", () => {});
