/**
 * The entry module of the reader's page "profile".
 */

import { onOwnPage } from "./own_page.js";

onOwnPage("profile", () => {});
