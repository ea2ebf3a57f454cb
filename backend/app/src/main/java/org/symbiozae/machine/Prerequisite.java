package org.symbiozae.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.symbiozae.domain.Problem;
import org.symbiozae.domain.Problem.Code;

/** A program of the machine that a command needs: found, or installed by apt where that is allowed. */
public enum Prerequisite {
    POSTGIS(
            "PostGIS",
            () -> PostgresPrograms.installed().stream().findFirst().map(PostgresPrograms::directory),
            () -> List.of(Apt.postgisPackage().orElse("postgresql-" + PostgresPrograms.OLDEST + "-postgis-3"))),
    CHROMIUM(
            "Chromium",
            () -> Program.find("chromium-headless-shell", "chromium", "google-chrome", "google-chrome-stable"),
            () -> List.of("chromium-headless-shell")),
    GDAL("GDAL", () -> Program.find("ogrinfo"), () -> List.of("gdal-bin")),
    WRK("wrk", () -> Program.find("wrk"), () -> List.of("wrk")),
    NGINX("nginx", () -> Program.find("nginx", "../sbin/nginx"), () -> List.of("nginx-light"));

    private final String title;
    private final Supplier<Optional<Path>> search;
    private final Supplier<List<String>> packages;

    Prerequisite(String title, Supplier<Optional<Path>> search, Supplier<List<String>> packages) {
        this.title = title;
        this.search = search;
        this.packages = packages;
    }

    public String title() {
        return title;
    }

    /** Where it is: the program itself, or the directory of its programs. */
    public Optional<Path> find() {
        return search.get();
    }

    /** Whether {@link #require} could install it now; costs a question to sudo. */
    public boolean installable() {
        return Apt.available() && Apt.privilege().isPresent();
    }

    /** What a person would type to install it. */
    public String advice() {
        return Apt.available() ? Apt.advice(packages.get()) : "install " + title + " with this system's installer";
    }

    /**
     * Where it is, after installing it when it is missing: a minute or two.
     *
     * @param say is told before something is installed
     */
    public Path require(Home home, Consumer<String> say) {
        Optional<Path> found = find();
        if (found.isPresent()) {
            return found.get();
        }
        if (!installable()) {
            throw new Problem(
                    Code.FORBIDDEN, title + " is not installed and this user may not install it. Type: " + advice());
        }
        Path log = home.state().resolve("install.log");
        say.accept("Installing " + title + " (apt-get; log in " + log + ").");
        new Apt(log).install(packages);
        return find().orElseThrow(() -> new Problem(
                Code.UNAVAILABLE, title + " was installed but is not where it should be; the log is " + log + "."));
    }
}
