package org.symbiozae.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks every screen in both languages and both themes, on a desktop and, one theme a language, on a phone: axe-core finds nothing, nothing fails in
 * the console or on the wire, nothing but tables scrolls sideways. The pictures stay in {@code target/screenshots/every}.
 */
class EveryScreenTests extends BrowserTest {

    @TestFactory
    Stream<DynamicTest> isAccessibleInEveryLanguageAndTheme() {
        return Screen.all(this).stream()
                .flatMap(screen -> Stream.of("desktop", "phone")
                        .flatMap(device -> Stream.of("fr", "en")
                                .map(language -> DynamicTest.dynamicTest(
                                        String.join(" ", screen.name(), device, language),
                                        () -> walk(screen, device, language)))));
    }

    private void walk(Screen screen, String device, String language) {
        List<String> found = new ArrayList<>();
        try (Visit visit = device.equals("phone") ? phone() : desktop()) {
            Page page = visit.page();
            page.emulateMedia(new Page.EmulateMediaOptions()
                    .setColorScheme(themes(device, language).get(0)));
            if (screen.isMap()) {
                visit.open(screen.in(language));
            } else {
                page.navigate(origin() + "/" + screen.in(language));
            }
            screen.act().accept(page);
            page.locator(screen.shows()).first().waitFor();
            visit.settled();
            for (ColorScheme theme : themes(device, language)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
                String name = theme.name().toLowerCase(java.util.Locale.ROOT);
                visit.keep("every/" + String.join("-", screen.name(), device, name, language));
                Axe.violations(page).forEach(violation -> found.add(name + " " + violation));
            }
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth - innerWidth")).intValue())
                    .as("pixels the page is wider than the window")
                    .isLessThanOrEqualTo(0);
        }
        assertThat(found).isEmpty();
    }

    /** On a phone one theme a language: what could differ by both is seen on the desktop. */
    private static List<ColorScheme> themes(String device, String language) {
        if (device.equals("desktop")) {
            return List.of(ColorScheme.LIGHT, ColorScheme.DARK);
        }
        return List.of(language.equals("fr") ? ColorScheme.LIGHT : ColorScheme.DARK);
    }
}
