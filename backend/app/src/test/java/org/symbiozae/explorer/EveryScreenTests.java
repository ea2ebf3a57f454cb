package org.symbiozae.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every screen on a desktop in French and on a phone in English: axe-core finds nothing, on the desktop in both themes,
 * nothing fails in the console or on the wire, nothing but tables scrolls sideways. Pictures of both in both themes stay in
 * {@code target/screenshots/every}.
 */
class EveryScreenTests extends BrowserTest {

    private static final String DESKTOP = "desktop";
    private static final String PHONE = "phone";

    @TestFactory
    Stream<DynamicTest> isAccessible() {
        return Screen.all(this).stream()
                .flatMap(screen -> Stream.of(DESKTOP + " fr", PHONE + " en")
                        .map(visit -> DynamicTest.dynamicTest(screen.name() + " " + visit, () -> walk(screen, visit))));
    }

    private void walk(Screen screen, String where) {
        String device = where.split(" ")[0];
        String language = where.split(" ")[1];
        List<String> found = new ArrayList<>();
        try (Visit visit = device.equals(PHONE) ? phone() : desktop()) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            if (screen.isMap()) {
                visit.open(screen.in(language));
            } else {
                page.navigate(origin() + "/" + screen.in(language));
            }
            screen.act().accept(page);
            page.locator(screen.shows()).first().waitFor();
            visit.settled();
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                String name = theme.name().toLowerCase(Locale.ROOT);
                visit.keep("every/" + String.join("-", screen.name(), device, name, language));
                if (device.equals(DESKTOP) || theme == ColorScheme.LIGHT) {
                    Axe.violations(page).forEach(violation -> found.add(name + " " + violation));
                }
            }
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue())
                    .as("pixels the page is wider than the window")
                    .isLessThanOrEqualTo(0);
        }
        assertThat(found).isEmpty();
    }
}
