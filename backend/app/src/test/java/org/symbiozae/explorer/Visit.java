package org.symbiozae.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * One person's tab, without internet. Closing it fails when the page wrote an error to the console, or asked our origin for
 * something it did not get.
 */
final class Visit implements AutoCloseable {

    private static final Path PICTURES = Path.of("target/screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<Integer> expected = new CopyOnWriteArrayList<>();
    private volatile boolean mayLoseNetwork;

    Visit(Browser browser, String origin, int width, int height) {
        this.origin = origin;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(width < 640)
                .setLocale("fr-FR")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !(mayLoseNetwork && message.text().contains("ERR_INTERNET_DISCONNECTED"))
                    && expected.stream().noneMatch(status -> message.text().contains("status of " + status))
                    && (message.location().isEmpty() || message.location().startsWith(origin))) {
                complaints.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onPageError(error -> complaints.add("script: " + error));
        page.onResponse(response -> {
            if (response.status() >= 400
                    && !expected.contains(response.status())
                    && response.url().startsWith(origin)) {
                complaints.add(response.status() + ": " + response.url());
            }
        });
        page.onRequestFailed(request -> {
            if (request.url().startsWith(origin)
                    && !"net::ERR_ABORTED".equals(request.failure())
                    && !(mayLoseNetwork && "net::ERR_INTERNET_DISCONNECTED".equals(request.failure()))) {
                complaints.add(request.failure() + ": " + request.url());
            }
        });
    }

    /** Opens an address of the page, the query with its question mark, and waits until the map is there. */
    Page open(String query) {
        page.navigate(origin + "/" + query);
        page.waitForSelector("html[data-ready]");
        return page;
    }

    /** The journey leads to this answer: it is no complaint. */
    void expect(int status) {
        expected.add(status);
    }

    /** Cuts the tab off, or connects it again; what fails for want of a network is no complaint. */
    void offline(boolean cut) {
        mayLoseNetwork = true;
        context.setOffline(cut);
    }

    /** What is asked for here reaches the server, and its answer is lost on the way, until {@link #hearing}. */
    void losingAnswers(String address) {
        mayLoseNetwork = true;
        page.route(address, route -> {
            route.fetch();
            route.abort("internetdisconnected");
        });
    }

    void hearing(String address) {
        page.unroute(address);
    }

    /** Every request from now on that is of this kind. */
    List<Request> watch(Predicate<Request> wanted) {
        List<Request> seen = new CopyOnWriteArrayList<>();
        page.onRequest(request -> {
            if (wanted.test(request)) {
                seen.add(request);
            }
        });
        return seen;
    }

    Page page() {
        return page;
    }

    /** Keeps what is seen among the build's output, once everything has arrived. */
    void picture(String name) {
        settled();
        keep(name);
    }

    void settled() {
        page.waitForLoadState(LoadState.NETWORKIDLE);
    }

    /** Keeps what is seen now. */
    void keep(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).isEmpty();
    }
}
