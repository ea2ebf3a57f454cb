package org.symbiozae.explorer;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.symbiozae.machine.Home;
import org.symbiozae.machine.Prerequisite;

/** A browser beside the demonstration's server; it knows no other machine. */
abstract class BrowserTest extends DemoServer {

    /** The whole programme, and one zone near. */
    static final String GENEVOIS = "?v=1&c=46.16,6.27,10";

    static final String JOURDIES = "?v=1&c=46.061,6.377,14";

    /** Builds share their machine: what a person would see within a second may take longer. */
    private static final double PATIENCE_MS = 20_000;

    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void openBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Prerequisite.CHROMIUM.require(Home.find(), System.out::println))
                        .setArgs(List.of(
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void closeBrowser() {
        playwright.close();
    }

    Visit desktop() {
        return sized(1440, 900);
    }

    Visit phone() {
        return sized(390, 844);
    }

    Visit sized(int width, int height) {
        return new Visit(browser, origin(), width, height);
    }
}
