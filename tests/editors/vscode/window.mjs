// What a person does in VS Code's window: keys, menus and the mouse.
import { until } from "./checks.mjs";

export class Window {
  constructor(page) {
    this.page = page;
  }

  async openFolder(url, folder) {
    await this.page.goto(`${url}/?folder=${encodeURIComponent(folder)}`);
    await this.page.locator(".explorer-folders-view .monaco-list-row").first().waitFor({ timeout: 60_000 });
  }

  async openFile(name) {
    await this.page.locator(".explorer-folders-view .monaco-list-row", { hasText: name }).first().dblclick();
    await this.page.locator(".tab.active", { hasText: name }).waitFor();
    await this.page.locator(".monaco-editor .view-lines").first().waitFor();
  }

  async command(title) {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input[type=text]");
    await input.waitFor({ state: "visible" });
    await input.fill(`>${title}`);
    await this.page.locator(".quick-input-list .monaco-list-row", { hasText: title }).first().click();
  }

  /** Puts the cursor on a problem by way of the Problems panel, as a person does, and opens the fixes. */
  async fixesOf(words) {
    await this.command("Problems: Focus on Problems View");
    const row = this.page.locator(".markers-panel .monaco-list-row", { hasText: words }).first();
    await row.waitFor();
    await row.click();
    // The row selects the words; a bare cursor at them is what a person has while typing.
    await this.page.locator("#status\\.editor\\.selection", { hasText: "selected" }).waitFor();
    await this.page.locator(".monaco-editor textarea, .monaco-editor .native-edit-context").first().focus();
    await this.page.keyboard.press("ArrowRight");
    // A key that comes before the editor has taken the focus is lost, so it is pressed again.
    const menu = this.page.locator(".action-widget .monaco-list-row").first();
    const opened = await until(async () => {
      await this.page.keyboard.press("Control+Period");
      return menu.waitFor({ timeout: 3_000 }).then(() => true, () => false);
    });
    if (!opened) throw new Error(`no menu of fixes for: ${words}`);
  }

  /** The titles in the menu that is open, without headings. */
  async fixTitles() {
    const rows = await this.page.locator(".action-widget .monaco-list-row.action .title").allInnerTexts();
    return rows.map((title) => title.replace(/\u00a0/g, " ").trim());
  }

  async choose(title) {
    await this.page.locator(".action-widget .monaco-list-row.action", { hasText: title }).first().click();
    await this.page.locator(".action-widget .monaco-list-row").first().waitFor({ state: "hidden" });
  }

  async save() {
    await this.page.keyboard.press("Control+S");
    await until(async () => (await this.page.locator(".tab.active.dirty").count()) === 0, 5_000);
  }

  async picture(path) {
    // Menus and messages fade in.
    await this.page.waitForTimeout(500);
    await this.page.screenshot({ path });
  }
}
