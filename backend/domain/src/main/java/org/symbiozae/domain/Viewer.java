package org.symbiozae.domain;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is looking, and at whose closed rows he or she may look. The database applies it to every row that is served.
 *
 * @param role what the viewer may do
 * @param territories codes of the territories (their sub-territories included) the role holds in
 * @param person whom the history of a synergy names; the role where no person is known
 * @param scenario whose results are read
 * @param site the number of the site whose own key the viewer holds; null for everyone who is no company
 */
public record Viewer(
        Role role,
        Set<String> territories,
        String person,
        String scenario,
        @Nullable Long site) {

    /** The scenario that always exists. */
    public static final String REFERENCE = "reference";

    public static final Viewer PUBLIC = new Viewer(Role.PUBLIC, Set.of());

    /** The operator at the machine's own keyboard: every territory, now and later. */
    public static final Viewer ADMINISTRATOR = new Viewer(Role.ADMINISTRATOR, Set.of());

    public enum Role {
        PUBLIC,
        MEMBER,
        FACILITATOR,
        ADMINISTRATOR
    }

    /** Somebody of whom only the role is known, who reads the reference scenario. */
    public Viewer(Role role, Set<String> territories) {
        this(role, territories, role.name().toLowerCase(Locale.ROOT));
    }

    /** A person who reads the reference scenario. */
    public Viewer(Role role, Set<String> territories, String person) {
        this(role, territories, person, REFERENCE);
    }

    /** Somebody who is no company. */
    public Viewer(Role role, Set<String> territories, String person, String scenario) {
        this(role, territories, person, scenario, null);
    }

    public Viewer {
        territories = Set.copyOf(territories);
    }

    /** The same person, reading another scenario. */
    public Viewer in(String other) {
        return new Viewer(role, territories, person, other, site);
    }

    /** Whether this viewer may import, edit and compute somewhere. */
    public boolean mayWrite() {
        return role.compareTo(Role.FACILITATOR) >= 0;
    }

    /** Whether this viewer may import, edit and compute in {@code territory}. */
    public boolean mayWriteTo(String territory) {
        return role == Role.ADMINISTRATOR || role == Role.FACILITATOR && territories.contains(territory);
    }

    /** @throws Problem FORBIDDEN unless this viewer is the site's company, or may edit in its {@code territory} */
    public void mustDeclareFor(long declaring, String territory) {
        if (site == null || site != declaring) {
            mustWriteTo(territory);
        }
    }

    /** @throws Problem FORBIDDEN unless this viewer may import, edit and compute in {@code territory} */
    public void mustWriteTo(String territory) {
        if (!mayWriteTo(territory)) {
            throw new Problem(
                    Problem.Code.FORBIDDEN,
                    "Only a facilitator of territory " + territory + " may do this. Ask its facilitator.");
        }
    }
}
