/**
 * The entry module of the reader's page "data".
 */

import { onOwnPage } from "./own_page.js";

onOwnPage("data", () => {});
