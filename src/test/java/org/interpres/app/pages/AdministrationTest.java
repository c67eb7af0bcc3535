package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class AdministrationTest extends PagesTest {

  private static final String FIRST = "first password of rosa";
  private static final String OWN = "only rosa knows this one";

  @Test
  void anAccountIsCreatedQualifiedAndChoosesItsOwnPassword() {
    Page admin = as("admin");
    admin.navigate("/accounts");
    admin.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).fill("rosa");
    admin.getByLabel("Name on signatures").fill("Rosa Ibáñez");
    admin.getByLabel("Linguist: decides").check();
    admin.getByLabel("First password").fill(FIRST);
    button(admin, "Create the account").click();
    admin.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("rosa")).click();
    admin.getByLabel("To locale").fill("es");
    button(admin, "Record").click();
    assertThat(admin.locator("tbody tr").first()).containsText("Linguistic");

    Page rosa = anonymous(new Browser.NewContextOptions());
    signIn(rosa, FIRST);
    assertThat(rosa.locator("h1")).hasText("Change your password");
    rosa.navigate("/queue");
    assertThat(rosa.locator("h1")).hasText("Change your password");
    rosa.getByLabel("Present password").fill(FIRST);
    rosa.getByLabel("New password", new Page.GetByLabelOptions().setExact(true)).fill(OWN);
    rosa.getByLabel("New password, once more").fill(OWN);
    button(rosa, "Change the password").click();
    signIn(rosa, OWN);
    assertThat(rosa.locator("h1")).hasText("Queue");
  }

  private static void signIn(Page page, String password) {
    page.navigate("/sign-in");
    page.getByLabel("Account").fill("rosa");
    page.getByLabel("Password").fill(password);
    page.getByLabel("Password").press("Enter");
  }

  @Test
  void aTokenIsShownOnceAndRevoked() {
    Page page = as("localizer");
    page.navigate("/account/tokens");
    page.getByLabel("What it is for").fill("nightly pull");
    button(page, "Issue").click();
    assertThat(page.locator(".secret")).containsText("interpres_");
    page.reload();
    assertThat(page.locator(".secret")).hasCount(0);
    button(page, "Revoke nightly pull").click();
    assertThat(page.locator("tbody tr").first()).containsText("revoked");
  }

  @Test
  void whoIsNoAdministratorHasNoPageOfAccounts() {
    Page page = as("linguist");
    page.navigate("/accounts");
    assertThat(page.locator("main")).containsText("403");
  }

  private static com.microsoft.playwright.Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }
}
