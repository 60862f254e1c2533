/**
 * The entry module of the reader's page "plan".
 */

import { onOwnPage } from "./own_page.js";

onOwnPage("plan", () => {});
