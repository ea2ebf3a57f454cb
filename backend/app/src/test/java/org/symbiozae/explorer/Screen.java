package org.symbiozae.explorer;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something a person can have before the eyes, and how to come there.
 *
 * @param name of its picture
 * @param address the page and its query, without the language
 * @param act what to do once the page is there
 * @param shows an element that says the screen is complete
 */
record Screen(String name, String address, Consumer<Page> act, String shows) {

    /** Every screen of the product on the demonstration; a new panel or dialog is added here. */
    static List<Screen> all(BrowserTest demo) {
        long jourdies = demo.zone("ZAE des Jourdies");
        long site = demo.number("SELECT id FROM site WHERE name = 'Villaverde'");
        String now = " WHERE last_run IS NULL AND scenario = 'reference'";
        long cluster = demo.number("SELECT id FROM cluster" + now + " ORDER BY value DESC");
        long proposal = demo.number("SELECT id FROM proposal" + now + " ORDER BY id");
        String near = BrowserTest.JOURDIES;
        String far = BrowserTest.GENEVOIS;
        return List.of(
                seen("main", far, "#map .leaflet-control-attribution"),
                seen("zone", near + "&sel=zone:" + jourdies, "#detail-title"),
                seen("site", near + "&sel=site:" + site, "#detail-title"),
                seen("synergy", "?v=1&sel=synergy:" + demo.synergy("Villaverde", "STRH"), "#changes"),
                seen("cluster", "?v=1&sel=cluster:" + cluster, "#margin"),
                seen("proposal", "?v=1&sel=proposal:" + proposal, "#detail-title"),
                seen("list", near + "&liste=synergies", "#list-body caption"),
                seen("empty", near + "&liste=synergies&score=100", "#list-body .empty"),
                new Screen("search", far, page -> page.locator("#search-field").fill("car"), "#search-0"),
                new Screen(
                        "scenario",
                        far,
                        drawer(page -> page.locator("#scenario summary").click()),
                        "#scenario-difference table"),
                new Screen("export", near + "&sel=zone:" + jourdies, doing("export"), "#export-count:not(:text('…'))"),
                new Screen("share", far, doing("share"), "#share-link"),
                new Screen("tasks", far, doing("tasks"), "#tasks h3"),
                new Screen("start", far, drawer(pressing("#start button")), "#start-zones"),
                new Screen("tour", far, doing("tour"), "#tour-next"),
                seen("sheet-zone", near + "&fiche=1&sel=zone:" + jourdies, "#sheet canvas"),
                seen(
                        "sheet-synergy",
                        "?v=1&fiche=1&sel=synergy:" + demo.synergy("Villaverde", "STRH"),
                        "#sheet canvas"),
                seen("sheet-cluster", "?v=1&fiche=1&sel=cluster:" + cluster, "#sheet canvas"),
                new Screen("import", far, doing("import").andThen(Screen::tryAFile), "#import-report table"),
                new Screen(
                        "boundary", near + "&sel=zone:" + jourdies, pressing("#boundary-edit"), "#boundary tbody tr"),
                new Screen("declare", near + "&sel=site:" + site, pressing("#declare-open"), "#declare-form"),
                seen("embed", "embed.html" + far, "#source:not(:empty)"),
                new Screen("embed-list", "embed.html" + near, pressing("#list-toggle"), "#list-body caption"),
                seen("accessibility", "accessibilite", "main table"),
                seen("company", "declare.html#key=" + demo.key(site), "#declare-form"),
                seen("company-refused", "declare.html", "#own .notice"),
                seen("ogc", "ogc?f=html", "main h1"),
                seen("ogc-collection", "ogc/collections/zones?f=html", "#map .leaflet-interactive"),
                seen("ogc-items", "ogc/collections/zones/items?f=html&limit=5", "#map .leaflet-interactive"),
                seen("ogc-item", "ogc/collections/zones/items/" + jourdies + "?f=html", "#map .leaflet-interactive"),
                seen("ogc-api", "ogc/api?f=html", "main dl"));
    }

    /** Whether the page is one of the map, which says when it is ready. */
    boolean isMap() {
        return address.contains("?v=1");
    }

    String in(String language) {
        int fragment = address.indexOf('#');
        String page = fragment < 0 ? address : address.substring(0, fragment);
        return page + (page.contains("?") ? "&lang=" : "?lang=") + language + address.substring(page.length());
    }

    private static Screen seen(String name, String address, String shows) {
        return new Screen(name, address, page -> {}, shows);
    }

    private static Consumer<Page> pressing(String button) {
        return page -> page.locator(button).click();
    }

    /** A button of the bar, on small screens of the drawer. */
    private static Consumer<Page> doing(String action) {
        return drawer(
                page -> page.locator("[data-do=" + action + "]:visible").first().click());
    }

    private static Consumer<Page> drawer(Consumer<Page> act) {
        return page -> {
            if (page.locator("#menu").isVisible()) {
                page.locator("#menu").click();
            }
            act.accept(page);
        };
    }

    private static void tryAFile(Page page) {
        byte[] table =
                "code;nom;lon;lat;note\nT1;Un;6.38;46.06;a\nT2;Deux;ici;46.06;b\n".getBytes(StandardCharsets.UTF_8);
        page.locator("#import-file").setInputFiles(new FilePayload("sites.csv", "text/csv", table));
        page.locator("#import-columns table").waitFor();
        page.locator("#import-try").click();
    }
}
